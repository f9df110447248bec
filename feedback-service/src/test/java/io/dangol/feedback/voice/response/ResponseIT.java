package io.dangol.feedback.voice.response;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.asCustomer;
import static io.dangol.feedback.Requests.asPartner;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.feedback.Customers;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ResponseIT {
    @Test
    void anAnswerIsAResponseAndFeedbackAndBothAreTold() {
        Response made = as(Roles.SERVICE).body("""
                        {"metric":"nps","score":9,"channel":"app","comment":"추천해요","wordingVersion":"v2",
                         "answeredAt":"2026-11-20T12:00:00+09:00","customer":{"externalId":"00001"},"source":"survey"}
                        """).post("/v1/responses");

        String id = made.path("id");
        String feedbackId = made.path("feedbackId");
        made.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/responses/" + id))
                .body(at("metric", equalTo("nps")))
                .body(at("score", equalTo(9)))
                .body(at("scale.min", equalTo(0)))
                .body(at("scale.max", equalTo(10)))
                .body(at("direction", equalTo("higher_is_better")))
                .body(at("wordingVersion", equalTo("v2")))
                .body(at("answeredAt", equalTo("2026-11-20T03:00:00Z")));
        assertThat(as(Roles.ANALYST).get("/v1/responses/" + id).asString()).isEqualTo(made.asString());
        as(Roles.AGENT)
                .get("/v1/feedback/" + feedbackId)
                .then()
                .body(at("kind", equalTo("response")))
                .body(at("text", equalTo("추천해요")));
        try (FeedbackEvents events = new FeedbackEvents()) {
            assertThat(events.awaitMentions(feedbackId, 3))
                    .extracting(event -> event.type())
                    .containsExactlyInAnyOrder(
                            "io.dangol.feedback.feedback.received.v1",
                            "io.dangol.feedback.feedback.classified.v1",
                            "io.dangol.feedback.response.recorded.v1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"metric":"nps","score":11,"channel":"web"}             | score-out-of-scale
            {"metric":"nps","score":-1,"channel":"web"}             | score-out-of-scale
            {"metric":"csat","score":6,"channel":"web"}             | score-out-of-scale
            {"metric":"ces","score":0,"channel":"web"}              | score-out-of-scale
            {"metric":"nps","score":"9","channel":"web"}            | validation-failed
            {"metric":"nps","score":9.5,"channel":"web"}            | validation-failed
            {"metric":"nps","channel":"web"}                        | validation-failed
            {"metric":"stars","score":3,"channel":"web"}            | validation-failed
            {"score":3,"channel":"web"}                             | validation-failed
            {"metric":"nps","score":3}                              | validation-failed
            {"metric":"nps","score":3,"channel":"web","extra":true} | validation-failed
            {"metric":"nps","score":3,"channel":"web"               | bad-request
            """)
    void aBadAnswerIs400AndNothingIsStored(String body, String problem) {
        String customer = Customers.newId();

        problem(asCustomer(customer).body(body).post("/v1/responses").then(), 400, problem);
        asCustomer(customer).get("/v1/responses").then().body(at("items", hasSize(0)));
    }

    @Test
    void commentsAndWordingsHaveLimits() {
        String comment = "\"comment\":\"\"";
        String wording = "\"wordingVersion\":\"%s\"".formatted("가".repeat(51));

        for (String field : List.of(comment, wording)) {
            problem(
                    as(Roles.AGENT)
                            .body("{\"metric\":\"nps\",\"score\":3,\"channel\":\"web\"," + field + "}")
                            .post("/v1/responses")
                            .then(),
                    400,
                    "validation-failed");
        }
    }

    @Test
    void everybodySeesTheirOwnPart() {
        String me = Customers.newId();
        String mine = asCustomer(me)
                .body("{\"metric\":\"csat\",\"score\":5,\"channel\":\"app\"}")
                .post("/v1/responses")
                .path("id");
        String source = "survey-" + UUID.randomUUID();
        String theirs = asPartner(source)
                .body("{\"metric\":\"ces\",\"score\":7,\"channel\":\"web\"}")
                .post("/v1/responses")
                .path("id");

        asCustomer(me).get("/v1/responses").then().body(at("items.id", equalTo(List.of(mine))));
        asPartner(source).get("/v1/responses").then().body(at("items.id", equalTo(List.of(theirs))));
        problem(asCustomer(me).get("/v1/responses/" + theirs).then(), 404, "not-found");
        as(Roles.ANALYST)
                .get("/v1/responses?metric=ces")
                .then()
                .statusCode(200)
                .body(at("items.metric", everyItem(equalTo("ces"))));
    }

    @Test
    void feedbackWithoutARatingIsNoResponse() {
        String feedback = as(Roles.AGENT)
                .body("{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\"}")
                .post("/v1/feedback")
                .path("id");

        problem(
                as(Roles.AGENT)
                        .get("/v1/responses/" + feedback.replace("fbk_", "rsp_"))
                        .then(),
                404,
                "not-found");
        problem(as(Roles.AGENT).get("/v1/responses/" + feedback).then(), 404, "not-found");
    }
}
