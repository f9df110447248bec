package io.dangol.feedback.intake.delivery;

import static io.dangol.feedback.Requests.as;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.feedback.Partner;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/// Whatever a field holds, what cannot be stored is kept in the quarantine, and the good deliveries beside it are
/// taken.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class IntakeExtremesIT {
    private static final int AT_ONCE = 24;

    private static final List<String> EXTREMES = List.of(
            "\"+1000000000-01-01T00:00:00Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59.999999999Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"-4713-01-01T00:00:00Z\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"1969-12-31T23:59:59Z\"",
            "\"9999-12-31T23:59:59Z\"",
            "1e400",
            "-1e400",
            "9223372036854775807",
            "-9223372036854775808",
            "2147483648",
            "1".repeat(100),
            "1.5",
            "null",
            "true",
            "\"\"",
            "\"a\\u0000b\"",
            "\"\\ud83d\"",
            "\"\\udca4a\"",
            "\"" + "x".repeat(1_000_000) + "\"",
            "\"aa" + "-a".repeat(500_000) + "\"",
            "\"" + " ".repeat(1_000_000) + "\"",
            "[".repeat(5_000) + "]".repeat(5_000),
            "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));

    @Test
    void everyFieldsExtremesHarmNobody() throws Exception {
        Partner partner = Partner.register();
        Semaphore room = new Semaphore(AT_ONCE);
        Map<String, Future<Response>> bad = new LinkedHashMap<>();
        List<Future<Response>> good = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String field : fields()) {
                for (String value : EXTREMES) {
                    String body = body(field, value);
                    bad.put(
                            field + "=" + value.substring(0, Math.min(40, value.length())),
                            senders.submit(() -> deliver(room, partner, body)));
                    int number = good.size();
                    good.add(senders.submit(() -> deliver(room, partner, neighbour(number))));
                }
            }
        }

        for (Map.Entry<String, Future<Response>> each : bad.entrySet()) {
            assertThat(each.getValue().get().statusCode()).as(each.getKey()).isEqualTo(202);
        }
        for (Future<Response> each : good) {
            each.get().then().statusCode(202).body(at("state", equalTo("received")));
        }
    }

    @Test
    void whatHasNoPlaceInTimeIsQuarantinedWithTheRule() {
        Partner partner = Partner.register();

        String kept = partner.deliver(body("occurredAt", "\"-999999999-01-01T00:00:00Z\""))
                .then()
                .statusCode(202)
                .body(at("state", equalTo("quarantined")))
                .extract()
                .as(JsonBody.class)
                .at("id");

        as(Roles.OPERATOR)
                .get("/v1/quarantine/" + kept)
                .then()
                .body(at("violations", hasSize(1)))
                .body(at("violations[0].field", equalTo("occurredAt")))
                .body(at("violations[0].message", equalTo("must be a moment from 1970 to 2100 (UTC)")));
    }

    @Test
    void thePostRefusesThemOneByOne() {
        for (String field : fields()) {
            for (String value : EXTREMES) {
                int status = as(Roles.SERVICE)
                        .body(body(field, value).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post("/v1/feedback")
                        .statusCode();
                assertThat(status)
                        .as(field + "=" + value.substring(0, Math.min(40, value.length())))
                        .isIn(201, 400, 413);
            }
        }
    }

    private static Response deliver(Semaphore room, Partner partner, String body) throws InterruptedException {
        room.acquire();
        try {
            return partner.deliver(body);
        } finally {
            room.release();
        }
    }

    private static List<String> fields() {
        return List.of(
                "kind",
                "channel",
                "text",
                "language",
                "occurredAt",
                "externalRef",
                "product",
                "source",
                "customer",
                "customer.id",
                "customer.externalId",
                "rating",
                "rating.metric",
                "rating.score",
                "rating.wordingVersion",
                "unknown");
    }

    private static String neighbour(int number) {
        return "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"good\",\"externalRef\":\"good-%d\"}"
                .formatted(number);
    }

    /// A good body with one value put in.
    private static String body(String field, String value) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("kind", "\"review\"");
        all.put("channel", "\"web\"");
        all.put("text", "\"tea\"");
        int dot = field.indexOf('.');
        if (dot < 0) {
            all.put(field, value);
        } else {
            Map<String, String> inner = new LinkedHashMap<>();
            if (field.startsWith("rating")) {
                inner.put("metric", "\"nps\"");
                inner.put("score", "9");
            }
            inner.put(field.substring(dot + 1), value);
            all.put(field.substring(0, dot), object(inner));
        }
        return object(all);
    }

    private static String object(Map<String, String> fields) {
        List<String> written = new ArrayList<>();
        fields.forEach((name, value) -> written.add("\"" + name + "\":" + value));
        return "{" + String.join(",", written) + "}";
    }
}
