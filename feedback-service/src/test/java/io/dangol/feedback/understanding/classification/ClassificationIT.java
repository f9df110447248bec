package io.dangol.feedback.understanding.classification;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.dangol.feedback.FeedbackEvents;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ClassificationIT {
    @Inject
    Learning learning;

    private static String feedback(String text) {
        return as(Roles.SERVICE)
                .body("{\"kind\":\"review\",\"channel\":\"web\",\"source\":\"shop\",\"text\":\"" + text + "\"}")
                .post("/v1/feedback")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static String classification(String id) {
        return "/v1/feedback/" + id + "/classification";
    }

    private static Response correct(String id, String task, String label) {
        return as(Roles.AGENT)
                .body("{\"task\":\"" + task + "\",\"label\":\"" + label + "\"}")
                .post("/v1/feedback/" + id + "/corrections");
    }

    @Test
    void feedbackIsUnderstoodAsItIsRecorded() {
        String id = feedback("배송이 일주일째 안 와요. 환불해 주세요.");

        as(Roles.ANALYST)
                .get(classification(id))
                .then()
                .statusCode(200)
                .body(at("feedbackId", equalTo(id)))
                .body(at("language", equalTo("ko")))
                .body(at("version", equalTo(1)))
                .body(at("state", equalTo("decided")))
                .body(at("judgements.task", hasItems("polarity", "complaint", "category", "urgency")))
                .body("judgements.find { it.task == 'polarity' }.label", equalTo("negative"))
                .body("judgements.find { it.task == 'complaint' }.label", equalTo("complaint"))
                .body("judgements.find { it.task == 'polarity' }.evidence.part", hasItem("환불"));
    }

    @Test
    void whatCannotBeUnderstoodWaitsForAPersonUntilItIsCorrected() {
        String id = feedback("ㅇㅇ");
        as(Roles.AGENT)
                .get("/v1/classifications?state=review&limit=200")
                .then()
                .body(at("items.feedbackId", hasItem(id)))
                .body(at("items.state", everyItem(equalTo("review"))));

        correct(id, "polarity", "positive").then().statusCode(200);
        correct(id, "complaint", "other");
        correct(id, "category", "general");
        correct(id, "urgency", "low")
                .then()
                .statusCode(200)
                .header("ETag", "\"5\"")
                .body(at("state", equalTo("decided")))
                .body(at("judgements.model", everyItem(equalTo("person"))));
        as(Roles.AGENT)
                .get("/v1/classifications?state=review&limit=200")
                .then()
                .body(at("items.feedbackId", not(hasItem(id))));
    }

    @Test
    void correctionsAreLearntFrom() {
        String word = "꾸꾸까까";
        for (int i = 0; i < 3; i++) {
            correct(feedback(word + " " + word + " " + i), "category", "membership")
                    .then()
                    .statusCode(200);
        }
        learning.learn().await().atMost(Duration.ofSeconds(60));

        as(Roles.AGENT)
                .get(classification(feedback(word + " " + word)))
                .then()
                .body("judgements.find { it.task == 'category' }.label", equalTo("membership"));
    }

    @ParameterizedTest
    @CsvSource({
        "colour,red,400,validation-failed",
        "category,nothing_of_ours,422,unknown-label",
        "intent,card_arrival,422,unknown-label"
    })
    void aCorrectionThatMakesNoSenseChangesNothing(String task, String label, int status, String name) {
        String id = feedback("정말 만족해요 추천합니다");
        String before = as(Roles.AGENT).get(classification(id)).asString();

        problem(correct(id, task, label).then(), status, name);

        assertThat(as(Roles.AGENT).get(classification(id)).asString()).isEqualTo(before);
    }

    @Test
    void whatIsNotThereIs404AndAStrangeStateIs400() {
        String nobody = "fbk_00000000000000000000000000";
        problem(as(Roles.AGENT).get(classification(nobody)).then(), 404, "not-found");
        problem(correct(nobody, "polarity", "positive").then(), 404, "not-found");
        problem(as(Roles.AGENT).get("/v1/classifications?state=odd").then(), 400, "validation-failed");
    }

    @Test
    void feedbackWithoutWordsHasNoClassification() {
        String id = as(Roles.SERVICE)
                .body("{\"metric\":\"nps\",\"score\":9,\"channel\":\"app\",\"source\":\"shop\"}")
                .post("/v1/responses")
                .path("feedbackId");

        problem(as(Roles.AGENT).get(classification(id)).then(), 404, "not-found");
    }

    @Test
    void theSameCorrectionWithTheSameKeyCountsOnce() {
        String id = feedback("The delivery was quick");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            as(Roles.AGENT)
                    .header("Idempotency-Key", key)
                    .body("{\"task\":\"category\",\"label\":\"delivery\"}")
                    .post("/v1/feedback/" + id + "/corrections")
                    .then()
                    .statusCode(200)
                    .body(at("version", equalTo(2)));
        }
    }

    @Test
    void othersLearnWhatWasUnderstoodAndCorrectedAndNoWords() {
        String id = feedback("배송이 일주일째 안 와요. 환불해 주세요.");
        correct(id, "category", "refund");

        try (FeedbackEvents events = new FeedbackEvents()) {
            JsonPath classified = events.awaitOne(id, "io.dangol.feedback.feedback.classified.v1");
            assertThat(classified.getString("state")).isEqualTo("decided");
            assertThat(classified.getString("answers.find { it.task == 'polarity' }.label"))
                    .isEqualTo("negative");
            JsonPath corrected = events.awaitOne(id, "io.dangol.feedback.feedback.reclassified.v1");
            assertThat(corrected.getInt("aggregateVersion")).isEqualTo(2);
            assertThat(corrected.getString("answers.find { it.task == 'category' }.label"))
                    .isEqualTo("refund");
            assertThat(events.mentions(id)).noneMatch(event -> event.value().contains("환불"));
        }
    }

    @Test
    void everyModelIsListedWithItsCard() {
        as(Roles.ANALYST)
                .get("/v1/classifiers")
                .then()
                .statusCode(200)
                .body(at(
                        "items.name",
                        hasItems("polarity-ko", "complaint-ko", "intent-en", "category-ko", "category-en")))
                .body(
                        "items.find { it.name == 'polarity-ko' }.labels",
                        equalTo(java.util.List.of("negative", "positive")))
                .body(at("items.card", not(empty())));
    }
}
