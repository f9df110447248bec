package io.dangol.feedback;

import static io.dangol.feedback.Requests.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Races;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.RepeatedTest;

/// Two who want the same at the same time: one gets it, and the other a problem that says so.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EntityRacesIT {
    private static final Races RACES = new Races(() -> as(Roles.OPERATOR));
    private static final int ROUNDS = 5;

    @RepeatedTest(ROUNDS)
    void ofTwoWhoSawTheSamePolicyOneChangesIt() {
        long seconds = 2 * ThreadLocalRandom.current().nextLong(1, 1_000_000);

        try {
            assertThat(RACES.changes(
                            "/v1/sla-policies/low",
                            number -> "{\"update\":{\"allowed\":\"PT%dS\"}}".formatted(seconds + number)))
                    .containsExactlyInAnyOrder(200, 412);
        } finally {
            RACES.change("/v1/sla-policies/low", "*", "{\"update\":{\"allowed\":\"PT45H\"}}")
                    .then()
                    .statusCode(200);
        }
    }

    @RepeatedTest(ROUNDS)
    void ofTwoWhoSawTheSameCalendarOneChangesIt() {
        String id = as(Roles.OPERATOR)
                .body("{\"name\":\"Shop\",\"zone\":\"Asia/Seoul\",\"hours\":{\"monday\":[\"09:00-18:00\"]}}")
                .post("/v1/calendars")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");

        assertThat(RACES.changes("/v1/calendars/" + id, "{\"name\":\"Shop %d\"}"::formatted))
                .containsExactlyInAnyOrder(200, 412);
    }

    @RepeatedTest(ROUNDS)
    void ofTwoWhoSawTheSameSurveyPolicyOneChangesIt() {
        try {
            assertThat(RACES.changes(
                            "/v1/survey-policy",
                            number -> "{\"limits\":[{\"most\":%d,\"within\":\"PT8760H\"}]}".formatted(990 + number)))
                    .containsExactlyInAnyOrder(200, 412);
        } finally {
            RACES.change(
                            "/v1/survey-policy",
                            "*",
                            "{\"limits\":[{\"most\":1,\"within\":\"PT720H\"},{\"most\":4,\"within\":\"PT8760H\"}]}")
                    .then()
                    .statusCode(200);
        }
    }

    @RepeatedTest(ROUNDS)
    void ofTwoWhoTakeTheSameIdOneMakesACategory() {
        String id = "own_" + UUID.randomUUID().toString().replace("-", "");
        assertThat(Races.atOnce(
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
}
