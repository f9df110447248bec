package io.dangol.feedback.intake.statistics;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Partner;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SourceStatisticsIT {
    private static final String BODY = "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\"}";

    @Test
    void deliveriesAreCountedByDayAndByWhatBecameOfThem() throws Exception {
        Partner partner = Partner.register();
        String statistics = "/v1/sources/" + partner.id() + "/statistics";
        as(Roles.ANALYST)
                .get(statistics)
                .then()
                .statusCode(200)
                .body(at("days", hasSize(0)))
                .body(at("total.accepted", equalTo(0)))
                .body(at("lastDeliveryAt", nullValue()));

        try (ExecutorService senders = Executors.newFixedThreadPool(10)) {
            List<Callable<Integer>> deliveries = Stream.generate(() ->
                            (Callable<Integer>) () -> partner.deliver(BODY).statusCode())
                    .limit(40)
                    .toList();
            for (Future<Integer> delivered : senders.invokeAll(deliveries)) {
                delivered.get();
            }
        }
        partner.deliver("msg_1", BODY);
        partner.deliver("msg_1", BODY);
        partner.deliver("{}");
        long stale = Instant.now().getEpochSecond() - 400;
        partner.send("msg_2", Long.toString(stale), "v1,AAAA", new byte[0]);
        for (int number = 0; number < 3; number++) {
            partner.send("msg_2", Long.toString(stale + 400), "v1,AAAA", new byte[0]);
        }

        await().atMost(Duration.ofSeconds(10))
                .until(() -> as(Roles.OPERATOR).get(statistics).<Integer>path("total.refused") == 4);
        as(Roles.OPERATOR)
                .get(statistics)
                .then()
                .body(at("total.accepted", equalTo(41)))
                .body(at("total.duplicates", equalTo(1)))
                .body(at("total.quarantined", equalTo(1)))
                .body(at("total.refusedByReason.stale", equalTo(1)))
                .body(at("total.refusedByReason.invalid_signature", equalTo(3)))
                .body(at("lastDeliveryAt", notNullValue()));
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
        as(Roles.OPERATOR)
                .get(statistics + "?from=2026-01-01&to=2026-01-31")
                .then()
                .statusCode(200)
                .body(at("days", hasSize(0)))
                .body(at("lastDeliveryAt", notNullValue()));
        as(Roles.OPERATOR)
                .get(statistics + "?from=" + today.minusDays(1) + "&to=" + today.plusDays(1))
                .then()
                .statusCode(200)
                .body(at("total.accepted", equalTo(41)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-13-01",
                "from=2026-01-02&to=2026-01-02",
                "from=2024-01-01&to=2026-01-01",
                "to=1799-01-01",
                "from=%2B999999999-01-01",
                "by=week"
            })
    void aBadParameterIs400(String query) {
        problem(
                as(Roles.OPERATOR)
                        .get("/v1/sources/src_00000000000000000000000000/statistics?" + query)
                        .then(),
                400,
                "validation-failed");
    }

    @Test
    void aSourceThatIsNotThereIs404() {
        problem(
                as(Roles.OPERATOR)
                        .get("/v1/sources/src_00000000000000000000000000/statistics")
                        .then(),
                404,
                "not-found");
    }
}
