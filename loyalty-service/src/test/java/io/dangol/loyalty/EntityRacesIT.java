package io.dangol.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two who want the same at the same time: one gets it, and the other a problem that says so.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EntityRacesIT {
    private static final String PATCH = "application/merge-patch+json";

    @Inject
    Stored stored;

    @ParameterizedTest
    @ValueSource(strings = {"HUF", "CZK", "PLN", "RON"})
    void ofTwoRulesForOneCurrencyOneIsMade(String currency) throws Exception {
        assertThat(atOnce(number -> Api.as("marketer")
                        .body("{\"currency\":\"%s\",\"amount\":\"1\",\"points\":%d}".formatted(currency, number + 1))
                        .post("/v1/earning-rules")))
                .containsExactlyInAnyOrder(201, 409);
        assertThat(stored.number("SELECT count(*) FROM earning_rule_version AS version JOIN earning_rule AS rule"
                        + " ON rule.id = version.rule_id WHERE rule.currency = '" + currency + "'"))
                .isEqualTo(1);
    }

    @Test
    void ofTwoWhoSawTheSameRuleOneChangesIt() throws Exception {
        String path = "/v1/earning-rules/rul_0000000000e008000000000084";

        assertThat(changes(path, number -> "{\"points\":%d}".formatted(number + 2)))
                .containsExactlyInAnyOrder(200, 412);
        change(path, "*", "{\"points\":1}").then().statusCode(200);
    }

    @Test
    void ofTwoWhoSawTheSameSettingsOneChangesThem() throws Exception {
        int before = Api.as("operator").get("/v1/programme").path("expiringNoticeDays");
        try {
            assertThat(changes("/v1/programme", number -> "{\"expiringNoticeDays\":%d}".formatted(before + 1 + number)))
                    .containsExactlyInAnyOrder(200, 412);
        } finally {
            change("/v1/programme", "*", "{\"expiringNoticeDays\":%d}".formatted(before))
                    .then()
                    .statusCode(200);
        }
    }

    /// Changes a resource twice, both times as it is now.
    private static List<Integer> changes(String path, IntFunction<String> patch) throws Exception {
        String tag = Api.as("operator").get(path).header("ETag");
        return atOnce(number -> change(path, tag, patch.apply(number)));
    }

    private static Response change(String path, String ifMatch, String patch) {
        return Api.as("operator")
                .contentType(PATCH)
                .header("If-Match", ifMatch)
                .body(patch)
                .patch(path);
    }

    private static List<Integer> atOnce(IntFunction<Response> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            List<Future<Response>> sent = IntStream.range(0, 2)
                    .mapToObj(number -> senders.submit(() -> {
                        start.await();
                        return request.apply(number);
                    }))
                    .toList();
            return List.of(
                    sent.getFirst().get().statusCode(), sent.getLast().get().statusCode());
        }
    }
}
