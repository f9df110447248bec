package io.dangol.feedback.survey.form;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.feedback.Surveys.change;
import static io.dangol.feedback.Surveys.form;
import static io.dangol.feedback.Surveys.move;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Surveys;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SurveyIT {
    @Test
    void aSurveyIsMadeOnceAsADraft() {
        String key = UUID.randomUUID().toString();
        Response made = as(Roles.MARKETER)
                .header("Idempotency-Key", key)
                .body(form(",\"share\":0.5,\"linkLifetime\":\"P7D\""))
                .post("/v1/surveys");
        Response again = as(Roles.MARKETER)
                .header("Idempotency-Key", key)
                .body(form(",\"share\":0.5,\"linkLifetime\":\"P7D\""))
                .post("/v1/surveys");

        String id = made.path("id");
        made.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/surveys/" + id))
                .header("ETag", "\"1\"")
                .body(at("state", equalTo("draft")))
                .body(at("wordingVersion", equalTo(1)))
                .body(at("languages", equalTo(List.of("ko", "en"))))
                .body(at("trigger.kind", equalTo("manual")))
                .body(at("share", equalTo(0.5)))
                .body(at("linkLifetime", equalTo("PT168H")))
                .body(at("activatedAt", nullValue()));
        again.then().statusCode(201).header("Idempotency-Replayed", "true").body(at("id", equalTo(id)));
        assertThat(as(Roles.ANALYST).get("/v1/surveys/" + id).asString()).isEqualTo(made.asString());
        as(Roles.AGENT)
                .get("/v1/surveys?state=draft&limit=200")
                .then()
                .body(at("items.id", hasItem(id)))
                .body(at("items.state", everyItem(equalTo("draft"))));
    }

    @Test
    void anotherWordingIsAnotherVersionAndTheOldOneStays() {
        String id = Surveys.active("");
        String tag = as(Roles.AGENT).get("/v1/surveys/" + id).header("ETag");

        change(id, tag, "{\"name\":\"Renamed\",\"thanks\":null}")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body(at("name", equalTo("Renamed")))
                .body(at("thanks", nullValue()))
                .body(at("wordingVersion", equalTo(2)));
        change(id, "\"3\"", "{\"name\":\"Renamed again\"}")
                .then()
                .statusCode(200)
                .body(at("wordingVersion", equalTo(2)));
        as(Roles.ANALYST)
                .get("/v1/surveys/" + id + "/versions")
                .then()
                .statusCode(200)
                .body(at("items.wordingVersion", equalTo(List.of(2, 1))))
                .body(at("items[0].thanks", nullValue()))
                .body(at("items[1].thanks.en", equalTo("Thank you!")))
                .body(at("items.surveyId", everyItem(equalTo(id))));
        String next =
                as(Roles.ANALYST).get("/v1/surveys/" + id + "/versions?limit=1").path("next");
        as(Roles.ANALYST)
                .get("/v1/surveys/" + id + "/versions?limit=1&cursor=" + next)
                .then()
                .body(at("items.wordingVersion", equalTo(List.of(1))))
                .body(at("next", nullValue()));
    }

    @Test
    void onlyWhoHasSeenASurveyChangesIt() {
        String id = Surveys.draft(form(""));

        problem(change(id, null, "{\"name\":\"b\"}").then(), 428, "precondition-required");
        problem(change(id, "\"7\"", "{\"name\":\"b\"}").then(), 412, "precondition-failed");
        for (String bad : List.of(
                "[]",
                "{\"name\":null}",
                "{\"name\":\" \"}",
                "{\"color\":\"red\"}",
                "{\"share\":1.1}",
                "{\"share\":\"1\"}",
                "{\"title\":{\"en\":null}}",
                "{\"questions\":[]}",
                "{\"trigger\":{\"kind\":\"periodic\"}}",
                "{\"linkLifetime\":\"P1000D\"}")) {
            assertThat(change(id, "\"1\"", bad).statusCode()).as(bad).isEqualTo(400);
        }
        as(Roles.AGENT).get("/v1/surveys/" + id).then().header("ETag", "\"1\"").body(at("wordingVersion", equalTo(1)));
    }

    @Test
    void aQuestionKeepsItsKindEvenIfItWasAwayForAWhile() {
        String id = Surveys.draft(form(""));
        String csat = "{\"questions\":[{\"id\":\"recommend\",\"kind\":\"csat\",\"text\":{\"ko\":\"가\",\"en\":\"a\"}}]}";
        String other = "{\"questions\":[{\"id\":\"other\",\"kind\":\"csat\",\"text\":{\"ko\":\"가\",\"en\":\"a\"}}]}";

        problem(change(id, "\"1\"", csat).then(), 422, "question-kind-fixed");
        change(id, "\"1\"", other).then().statusCode(200);
        problem(change(id, "\"2\"", csat).then(), 422, "question-kind-fixed");
    }

    @Test
    void aSurveyIsActivatedPausedAndEnded() {
        String id = Surveys.draft(form(""));

        problem(move(id, "pause").then(), 422, "survey-not-active");
        move(id, "activate")
                .then()
                .statusCode(200)
                .body(at("state", equalTo("active")))
                .header("ETag", "\"2\"");
        move(id, "activate").then().statusCode(200).header("ETag", "\"2\"");
        problem(
                as(Roles.MARKETER)
                        .header("If-Match", "\"1\"")
                        .post("/v1/surveys/" + id + "/pause")
                        .then(),
                412,
                "precondition-failed");
        move(id, "pause").then().statusCode(200).body(at("state", equalTo("paused")));
        move(id, "end").then().statusCode(200).body(at("state", equalTo("ended")));
        problem(move(id, "activate").then(), 422, "survey-ended");
        problem(change(id, "\"4\"", "{\"name\":\"b\"}").then(), 422, "survey-ended");
        problem(move("srv_00000000000000000000000000", "end").then(), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"a\",\"title\":{\"ko\":\"a\"},\"questions\":[]}",
                "{\"name\":\"a\",\"title\":{\"ko\":\"a\"},\"questions\":[{\"id\":\"A\",\"kind\":\"nps\",\"text\":{\"ko\":\"a\"}}]}",
                "{\"name\":\"a\",\"title\":{\"ko\":\"a\"},\"questions\":[{\"id\":\"a\",\"kind\":\"stars\",\"text\":{\"ko\":\"a\"}}]}",
                "{\"name\":\"a\",\"title\":{\"fr\":\"a\"},\"questions\":[{\"id\":\"a\",\"kind\":\"nps\",\"text\":{\"ko\":\"a\"}}]}",
                "{\"name\":\"a\",\"title\":{\"ko\":\"\\u0000\"},\"questions\":[{\"id\":\"a\",\"kind\":\"nps\",\"text\":{\"ko\":\"a\"}}]}",
                "{\"name\":\"a\",\"title\":{\"ko\":\"a\"},\"questions\":[null]}",
                "{\"name\":\"a\",\"title\":{\"ko\":\"a\"},\"questions\":[{\"id\":\"a\",\"kind\":\"nps\",\"text\":{\"ko\":\"a\"}}],\"linkLifetime\":\"soon\"}",
                "[]",
                "{"
            })
    void aBadSurveyIs400(String body) {
        assertThat(as(Roles.MARKETER).body(body).post("/v1/surveys").statusCode())
                .isEqualTo(400);
    }

    @Test
    void wordsHaveALimit() {
        String title = "{\"name\":\"a\",\"title\":{\"ko\":\"%s\"},\"questions\":[{\"id\":\"a\",\"kind\":\"nps\","
                + "\"text\":{\"ko\":\"a\"}}]}";
        assertThat(as(Roles.MARKETER)
                        .body(title.formatted("가".repeat(1_001)))
                        .post("/v1/surveys")
                        .statusCode())
                .isEqualTo(400);
        as(Roles.MARKETER)
                .body(title.formatted("가".repeat(1_000)))
                .post("/v1/surveys")
                .then()
                .statusCode(201)
                .body(at("questions", hasSize(1)));
    }
}
