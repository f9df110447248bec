package io.dangol.feedback;

import static io.dangol.feedback.Requests.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testkit.JsonBody;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/// Two who want the same at the same time: one gets it, and the other a problem that says so.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EntityRacesIT {
    private static final String PATCH = "application/merge-patch+json";
    private static final int ROUNDS = 5;

    @RepeatedTest(ROUNDS)
    void ofTwoWhoSawTheSamePolicyOneChangesIt() throws Exception {
        long seconds = 2 * ThreadLocalRandom.current().nextLong(1, 1_000_000);

        try {
            assertThat(changes(
                            "/v1/sla-policies/low",
                            number -> "{\"update\":{\"allowed\":\"PT%dS\"}}".formatted(seconds + number)))
                    .containsExactlyInAnyOrder(200, 412);
        } finally {
            change("/v1/sla-policies/low", "*", "{\"update\":{\"allowed\":\"PT45H\"}}")
                    .then()
                    .statusCode(200);
        }
    }

    @RepeatedTest(ROUNDS)
    void ofTwoWhoSawTheSameCalendarOneChangesIt() throws Exception {
        String id = as(Roles.OPERATOR)
                .body("{\"name\":\"Shop\",\"zone\":\"Asia/Seoul\",\"hours\":{\"monday\":[\"09:00-18:00\"]}}")
                .post("/v1/calendars")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class).at("id");

        assertThat(changes("/v1/calendars/" + id, "{\"name\":\"Shop %d\"}"::formatted))
                .containsExactlyInAnyOrder(200, 412);
    }

    @RepeatedTest(ROUNDS)
    void ofTwoWhoSawTheSameSurveyPolicyOneChangesIt() throws Exception {
        try {
            assertThat(changes(
                            "/v1/survey-policy",
                            number -> "{\"limits\":[{\"most\":%d,\"within\":\"PT8760H\"}]}".formatted(990 + number)))
                    .containsExactlyInAnyOrder(200, 412);
        } finally {
            change(
                            "/v1/survey-policy",
                            "*",
                            "{\"limits\":[{\"most\":1,\"within\":\"PT720H\"},{\"most\":4,\"within\":\"PT8760H\"}]}")
                    .then()
                    .statusCode(200);
        }
    }

    @RepeatedTest(ROUNDS)
    void ofTwoWhoTakeTheSameIdOneMakesACategory() throws Exception {
        String id = "own_" + UUID.randomUUID().toString().replace("-", "");
        assertThat(atOnce(
                        number -> as(Roles.OPERATOR).body(category(id, number)).post("/v1/categories")))
                .containsExactlyInAnyOrder(201, 409);
        as(Roles.OPERATOR)
                .header("If-Match", "*")
                .delete("/v1/categories/" + id)
                .then()
                .statusCode(200);
    }

    private static String category(String id, int number) {
        return "{\"id\":\"%s\",\"nameKo\":\"우리 것\",\"nameEn\":\"Our own\",\"examples\":[{\"language\":\"ko\",\"text\":\"문장 %d\"}]}"
                .formatted(id, number);
    }

    /// Changes a resource twice, both times as it is now.
    private static List<Integer> changes(String path, IntFunction<String> patch) throws Exception {
        String tag = as(Roles.OPERATOR).get(path).header("ETag");
        return atOnce(number -> change(path, tag, patch.apply(number)));
    }

    private static Response change(String path, String ifMatch, String patch) {
        return as(Roles.OPERATOR)
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
