package io.dangol.feedback.intake.delivery;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Partner;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class MappingIT {
    private static final String MAPPING = """
            {"kind":{"constant":"review"},
             "channel":{"pointer":"/platform","table":{"App Store":"ios","Play":"android"},"default":"web"},
             "text":{"pointer":"/review/body"},
             "customerExternalId":{"pointer":"/review/author/id"},
             "language":{"pointer":"/review/lang"},
             "occurredAt":{"pointer":"/review/created","format":"epoch_millis"},
             "externalRef":{"pointer":"/review/id"},
             "rating":{"metric":{"constant":"csat"},
                       "score":{"pointer":"/review/stars","table":{"1 star":"1","5 stars":"5"}}}}
            """;
    private static final String REVIEW = """
            {"platform":"Play","review":{"id":8841,"body":"빨라요 👍","author":{"id":17},"lang":"ko",
             "created":1795000000000,"stars":"5 stars","helpful":3}}
            """;

    @Test
    void aSourcesOwnPayloadBecomesFeedback() {
        Partner partner = Partner.register("standard_webhooks", ",\"mapping\":" + MAPPING);

        Response answer = partner.deliver(REVIEW);

        answer.then().statusCode(202).body(at("state", equalTo("received")));
        as(Roles.AGENT)
                .get("/v1/feedback/" + answer.path("id"))
                .then()
                .body(at("kind", equalTo("review")))
                .body(at("channel", equalTo("android")))
                .body(at("text", equalTo("빨라요 👍")))
                .body(at("externalId", equalTo("17")))
                .body(at("language", equalTo("ko")))
                .body(at("occurredAt", equalTo("2026-11-18T11:06:40Z")))
                .body(at("externalRef", equalTo("8841")))
                .body(at("rating.score", equalTo(5)));
    }

    @Test
    void whatTheMappingCannotReadWaitsUntilABetterOneReplaysIt() {
        Partner partner = Partner.register("standard_webhooks", ",\"mapping\":" + MAPPING);
        String quarantined = partner.deliver(REVIEW.replace("5 stars", "4 stars"))
                .then()
                .body(at("state", equalTo("quarantined")))
                .extract()
                .as(JsonBody.class)
                .at("id");
        String replay = "/v1/quarantine/" + quarantined + "/replay";
        problem(as(Roles.OPERATOR).post(replay).then(), 422, "not-understood")
                .body(at("violations.field", hasItems("rating.score")));

        Response source = as(Roles.OPERATOR).get("/v1/sources/" + partner.id());
        as(Roles.OPERATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", source.header("ETag"))
                .body("{\"mapping\":{\"rating\":{\"score\":{\"table\":{\"4 stars\":\"4\"}}}}}")
                .patch("/v1/sources/" + partner.id())
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(at("mapping.rating.score.table.'5 stars'", equalTo("5")))
                .body(at("mapping.rating.score.table.'4 stars'", equalTo("4")));

        String feedback = as(Roles.OPERATOR).post(replay).path("id");
        as(Roles.AGENT).get("/v1/feedback/" + feedback).then().body(at("rating.score", equalTo(4)));
    }

    @Test
    void aMappingIsChangedByWhoeverHasSeenThePresentOne() {
        Partner partner = Partner.register();
        String source = "/v1/sources/" + partner.id();
        String patch = "{\"mapping\":" + MAPPING + "}";

        problem(patch(source, null, patch).then(), 428, "precondition-required");
        problem(patch(source, "\"9\"", patch).then(), 412, "precondition-failed");
        patch(source, "\"1\"", patch).then().statusCode(200).body(at("mapping.kind.constant", equalTo("review")));
        problem(patch(source, "\"1\"", patch).then(), 412, "precondition-failed");
        patch(source, "\"2\"", "{\"mapping\":null}").then().statusCode(200).body(at("mapping", nullValue()));
        problem(patch(source, "\"3\"", "{\"name\":\"other\"}").then(), 400, "validation-failed");
        problem(patch(source, "\"3\"", "[]").then(), 400, "validation-failed");
    }

    @Test
    void aMappingIsTriedOnASampleAndNothingIsStored() {
        Partner partner = Partner.register();
        String tried = "/v1/sources/" + partner.id() + "/mapping/try";

        as(Roles.OPERATOR)
                .body("{\"sample\":%s,\"mapping\":%s}".formatted(REVIEW, MAPPING))
                .post(tried)
                .then()
                .statusCode(200)
                .body(at("outcome", equalTo("understood")))
                .body(at("feedback.channel", equalTo("android")))
                .body(at("feedback.externalId", equalTo("17")))
                .body(at("feedback.rating.score", equalTo(5)))
                .body(at("violations", hasSize(0)));
        as(Roles.OPERATOR)
                .body("{\"sample\":{\"review\":{\"stars\":\"no\",\"created\":\"x\"}},\"mapping\":%s}"
                        .formatted(MAPPING))
                .post(tried)
                .then()
                .statusCode(200)
                .body(at("outcome", equalTo("not_understood")))
                .body(at("violations.field", hasItems("occurredAt", "rating.score")));
        as(Roles.OPERATOR)
                .body("{\"sample\":{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\"}}")
                .post(tried)
                .then()
                .statusCode(200)
                .body(at("outcome", equalTo("understood")));
        as(Roles.AGENT).get("/v1/feedback?source=" + partner.name()).then().body(at("items", hasSize(0)));
        assertThat(as(Roles.OPERATOR).get("/v1/quarantine").asString()).doesNotContain(partner.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":{\"constant\":\"review\"}}",
                "{\"kind\":{\"constant\":\"rumour\"},\"channel\":{\"constant\":\"web\"}}",
                "{\"kind\":{\"pointer\":\"kind\"},\"channel\":{\"constant\":\"web\"}}",
                "{\"kind\":{\"pointer\":\"/a\",\"constant\":\"review\"},\"channel\":{\"constant\":\"web\"}}",
                "{\"kind\":{\"pointer\":\"/a\",\"table\":{}},\"channel\":{\"constant\":\"web\"}}",
                "{\"kind\":{\"script\":\"1+1\"},\"channel\":{\"constant\":\"web\"}}",
                "{\"kind\":{\"constant\":\"review\"},\"channel\":{\"constant\":\"web\"},\"colour\":{\"constant\":\"a\"}}"
            })
    void aMappingThatMakesNoSenseIsRefusedWhenItIsSaved(String mapping) {
        problem(
                as(Roles.OPERATOR)
                        .body("{\"name\":\"m-%s\",\"signature\":\"github\",\"mapping\":%s}"
                                .formatted(UUID.randomUUID(), mapping))
                        .post("/v1/sources")
                        .then(),
                400,
                "validation-failed");
    }

    private static Response patch(String source, String ifMatch, String patch) {
        var request = as(Roles.OPERATOR).contentType("application/merge-patch+json");
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.body(patch).patch(source);
    }
}
