package io.dangol.feedback.voice.record;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.asCustomer;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.feedback.Customers;
import io.dangol.feedback.Database;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.feedback.Partner;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.PublishedEvents.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One reference of a source is one piece of feedback, whichever door it comes through.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OneReferenceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Database database;

    /// A way in. It gives the id of the feedback, or null where it does not tell.
    enum Door {
        DELIVERY {
            @Override
            String send(Partner partner, String form) {
                return partner.deliver(form)
                        .then()
                        .statusCode(202)
                        .body(at("state", equalTo("received")))
                        .extract()
                        .as(JsonBody.class)
                        .at("id");
            }
        },
        POST {
            @Override
            String send(Partner partner, String form) {
                Response answer = as(Roles.SERVICE).body(from(partner, form)).post("/v1/feedback");
                assertThat(answer.statusCode()).isIn(200, 201);
                return answer.path("id");
            }
        },
        IMPORT {
            @Override
            String send(Partner partner, String form) {
                finishedImport(from(partner, form)).body(at("result.rejected", equalTo(0)));
                return null;
            }
        },
        REPLAY {
            @Override
            String send(Partner partner, String form) {
                String kept = partner.deliver("{}").path("id");
                return as(Roles.OPERATOR)
                        .body("{\"feedback\":" + form + "}")
                        .post("/v1/quarantine/" + kept + "/replay")
                        .then()
                        .statusCode(200)
                        .extract()
                        .as(JsonBody.class)
                        .at("id");
            }
        };

        abstract String send(Partner partner, String form);
    }

    static Stream<Arguments> everyTwoDoors() {
        return Stream.of(Door.values())
                .flatMap(first -> Stream.of(Door.values()).map(second -> Arguments.of(first, second)));
    }

    @ParameterizedTest
    @MethodSource("everyTwoDoors")
    void whicheverDoorComesFirstItIsOnePieceAndOneCase(Door first, Door second) {
        Partner partner = Partner.register();
        String form = complaint("r1", "늦어요");

        String one = first.send(partner, form);
        String other = second.send(partner, form);

        assertThat(ids(partner)).hasSize(1);
        String id = ids(partner).getFirst();
        assertThat(Stream.of(one, other).filter(each -> each != null)).allMatch(id::equals);
        as(Roles.AGENT).get("/v1/cases?feedbackId=" + id).then().body(at("items", hasSize(1)));
        as(Roles.AGENT).get("/v1/feedback/" + id).then().body(at("version", equalTo(1)));
    }

    @Test
    void allDoorsAtTheSameMomentMakeOne() throws Exception {
        Partner partner = Partner.register();
        String form = complaint("r1", "늦어요");
        List<Future<?>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 8; number++) {
                for (Door door : Door.values()) {
                    sent.add(senders.submit(() -> door.send(partner, form)));
                }
            }
        }
        for (Future<?> each : sent) {
            each.get();
        }

        assertThat(ids(partner)).hasSize(1);
        as(Roles.AGENT)
                .get("/v1/cases?feedbackId=" + ids(partner).getFirst())
                .then()
                .body(at("items", hasSize(1)));
    }

    @Test
    void anotherCustomerOfTheSameSourceIsSomethingElseUnderAReferenceOfItsOwn() {
        Partner partner = Partner.register();
        Partner other = Partner.register();

        partner.deliver(complaint("r1", "늦어요"));
        partner.deliver(complaint("r2", "늦어요"));
        other.deliver(complaint("r1", "늦어요"));

        assertThat(ids(partner)).hasSize(2);
        assertThat(ids(other)).hasSize(1);
    }

    @Test
    void aDeliveryThatDiffersIsTheNextVersionAndTheOnesBeforeAreKept() {
        Partner partner = Partner.register();
        String review = """
                {"kind":"review","channel":"web","externalRef":"r1","text":"%s","customer":{"externalId":"c1"},
                 "rating":{"metric":"csat","score":%d}}""";
        String id = partner.deliver(review.formatted("좋아요", 5)).path("id");

        String webhookId = Partner.newId();
        assertThat(partner.deliver(webhookId, review.formatted("환불해 주세요", 1)).<String>path("id"))
                .isEqualTo(id);
        assertThat(partner.deliver(webhookId, "something else").<String>path("id"))
                .isEqualTo(id);
        assertThat(partner.deliver(review.formatted("환불해 주세요", 1)).<String>path("id"))
                .isEqualTo(id);

        as(Roles.AGENT)
                .get("/v1/feedback/" + id)
                .then()
                .body(at("version", equalTo(2)))
                .body(at("revisedAt", notNullValue()))
                .body(at("text", equalTo("환불해 주세요")))
                .body(at("rating.score", equalTo(1)));
        as(Roles.AGENT)
                .get("/v1/feedback/" + id + "/versions")
                .then()
                .body(at("items.version", contains(2, 1)))
                .body(at("items.text", contains("환불해 주세요", "좋아요")))
                .body(at("items.rating.score", contains(1, 5)));
        String next = as(Roles.AGENT)
                .get("/v1/feedback/" + id + "/versions?limit=1")
                .then()
                .body(at("items.version", contains(2)))
                .extract()
                .as(JsonBody.class)
                .at("next");
        as(Roles.AGENT)
                .get("/v1/feedback/" + id + "/versions?limit=1&cursor=" + next)
                .then()
                .body(at("items.version", contains(1)));
        try (FeedbackEvents events = new FeedbackEvents()) {
            JsonPath revised = events.awaitOne(id, "io.dangol.feedback.feedback.revised.v1");
            assertThat(revised.getInt("aggregateVersion")).isEqualTo(2);
            assertThat(revised.getInt("rating.score")).isEqualTo(1);
            JsonPath again = events.awaitOne(id, "io.dangol.feedback.feedback.reclassified.v1");
            assertThat(again.getString("cause")).isEqualTo("revision");
            assertThat(types(events.mentions(id)))
                    .containsOnlyOnce("feedback.received", "feedback.classified", "feedback.revised");
        }
    }

    @Test
    void anEditOpensNoSecondCaseAndGrantsNothingTwice() {
        Partner partner = Partner.register();
        String id = partner.deliver(complaint("r1", "늦어요")).path("id");
        String caseId = onlyCase(id);

        partner.deliver(complaint("r1", "아직도 안 와요"));

        assertThat(onlyCase(id)).isEqualTo(caseId);
        as(Roles.AGENT).get("/v1/feedback/" + id).then().body(at("version", equalTo(2)));
        try (FeedbackEvents events = new FeedbackEvents()) {
            // They may be in different partitions, and so come in either order.
            events.awaitOne(id, "io.dangol.feedback.feedback.revised.v1");
            events.awaitOne(id, "io.dangol.feedback.case.opened.v1");
            assertThat(types(events.mentions(id))).containsOnlyOnce("case.opened");
        }
    }

    @Test
    void anEditThatMakesAComplaintOfAReviewOpensItsCase() {
        Partner partner = Partner.register();
        String id = partner.deliver(complaint("r1", "좋아요").replace("complaint", "review"))
                .path("id");
        as(Roles.AGENT).get("/v1/cases?feedbackId=" + id).then().body(at("items", hasSize(0)));

        partner.deliver(complaint("r1", "고장났어요"));

        String caseId = onlyCase(id);
        as(Roles.AGENT)
                .get("/v1/cases/" + caseId + "/clocks")
                .then()
                .body(at("clocks.target", hasItem("first_response")));
    }

    @Test
    void wordsThatWereEditedAreUnderstoodAnewAndNobodyLearnsFromTheOldAnswer() {
        Partner partner = Partner.register();
        String id = partner.deliver(complaint("r1", "정말 좋아요")).path("id");
        as(Roles.AGENT)
                .body("{\"task\":\"polarity\",\"label\":\"negative\"}")
                .post("/v1/feedback/" + id + "/corrections")
                .then()
                .statusCode(200);

        partner.deliver(complaint("r1", "최고예요 정말 만족합니다"));

        as(Roles.AGENT)
                .get("/v1/feedback/" + id + "/classification")
                .then()
                .body("judgements.find { it.task == 'polarity' }.label", equalTo("positive"));
        assertThat(database.number(
                        "SELECT count(*) FROM correction WHERE feedback_id IN (SELECT id FROM feedback WHERE source = $1)",
                        partner.name()))
                .isZero();
    }

    @Test
    void anEditByAnotherCustomerGoesToTheQuarantine() {
        Partner partner = Partner.register();
        String id = partner.deliver(complaint("r1", "늦어요")).path("id");

        String kept = partner.deliver(complaint("r1", "더 늦어요").replace("c1", "c2"))
                .then()
                .statusCode(202)
                .body(at("state", equalTo("quarantined")))
                .extract()
                .as(JsonBody.class)
                .at("id");

        as(Roles.OPERATOR)
                .get("/v1/quarantine/" + kept)
                .then()
                .body(at("state", equalTo("waiting")))
                .body(at("violations.field", hasItem("customer")));
        problem(as(Roles.OPERATOR).post("/v1/quarantine/" + kept + "/replay").then(), 409, "feedback-differs");
        as(Roles.AGENT).get("/v1/feedback/" + id).then().body(at("version", equalTo(1)));
    }

    @Test
    void whatWasQuarantinedBeforeALaterVersionCannotTakeItsPlace() {
        Partner partner = Partner.register();
        String kept = partner.deliver("{}").path("id");
        String id = partner.deliver(complaint("r1", "새 말")).path("id");

        problem(
                as(Roles.OPERATOR)
                        .body("{\"feedback\":" + complaint("r1", "옛 말") + "}")
                        .post("/v1/quarantine/" + kept + "/replay")
                        .then(),
                409,
                "feedback-differs");

        as(Roles.AGENT)
                .get("/v1/feedback/" + id)
                .then()
                .body(at("text", equalTo("새 말")))
                .body(at("version", equalTo(1)));
    }

    @Test
    void aPostOrALineThatDiffersIsRefusedAndChangesNothing() {
        Partner partner = Partner.register();
        String id = partner.deliver(complaint("r1", "늦어요")).path("id");
        String other = from(partner, complaint("r1", "다른 말"));

        problem(as(Roles.SERVICE).body(other).post("/v1/feedback").then(), 409, "feedback-differs");
        problem(
                as(Roles.AGENT)
                        .body("{\"feedback\":" + other + "}")
                        .post("/v1/cases")
                        .then(),
                409,
                "feedback-differs");
        finishedImport(other).body(at("result.rejected", equalTo(1))).body(at("result.created", equalTo(0)));

        as(Roles.AGENT)
                .get("/v1/feedback/" + id)
                .then()
                .body(at("text", equalTo("늦어요")))
                .body(at("version", equalTo(1)));
        problem(
                as(Roles.AGENT)
                        .body("{\"feedback\":" + from(partner, complaint("r1", "늦어요")) + "}")
                        .post("/v1/cases")
                        .then(),
                409,
                "case-exists");
    }

    @Test
    void theSameReferenceTwiceInOneImportIsRecordedOnce() {
        Partner partner = Partner.register();
        String line = from(partner, complaint("r1", "늦어요")).replace("\n", "") + "\n";

        finishedImport(line + line + line.replace("늦어요", "다른 말"))
                .body(at("result.created", equalTo(1)))
                .body(at("result.unchanged", equalTo(1)))
                .body(at("result.rejected", equalTo(1)));

        assertThat(ids(partner)).hasSize(1);
    }

    @Test
    void aCustomerHasNoReferenceOfASource() {
        problem(
                asCustomer(Customers.newId())
                        .body("{\"kind\":\"review\",\"channel\":\"app\",\"text\":\"a\",\"externalRef\":\"r1\"}")
                        .post("/v1/me/feedback")
                        .then(),
                400,
                "validation-failed");
    }

    private static String complaint(String reference, String text) {
        return """
                {"kind":"complaint","channel":"web","externalRef":"%s","text":"%s","customer":{"externalId":"c1"},
                 "occurredAt":"2026-11-21T09:30:00.123456789+09:00"}""".formatted(reference, text);
    }

    private static String from(Partner partner, String form) {
        return form.replaceFirst("\\{", "{\"source\":\"" + partner.name() + "\",");
    }

    private static io.restassured.response.ValidatableResponse finishedImport(String lines) {
        String ndjson = lines.replace("\n ", " ");
        // Four bodies at a time are taken in; another one is sent again.
        String job = await().atMost(PATIENCE)
                .until(
                        () -> as(Roles.OPERATOR)
                                .contentType("application/x-ndjson")
                                .body(ndjson.getBytes(UTF_8))
                                .post("/v1/feedback:import"),
                        response -> response.statusCode() != 503)
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");
        return await().atMost(PATIENCE)
                .until(
                        () -> as(Roles.OPERATOR).get("/v1/feedback-jobs/" + job).then(),
                        response -> response.extract()
                                .as(JsonBody.class)
                                .at("state")
                                .equals("succeeded"));
    }

    private static List<String> ids(Partner partner) {
        return as(Roles.AGENT)
                .get("/v1/feedback?limit=200&source=" + partner.name())
                .as(JsonBody.class)
                .at("items.id");
    }

    private static String onlyCase(String feedbackId) {
        List<String> cases = as(Roles.AGENT)
                .get("/v1/cases?feedbackId=" + feedbackId)
                .as(JsonBody.class)
                .at("items.id");
        assertThat(cases).hasSize(1);
        return cases.getFirst();
    }

    private static List<String> types(List<Published> events) {
        return events.stream()
                .map(event -> event.type().replaceAll(".*\\.(\\w+\\.\\w+)\\.v1", "$1"))
                .toList();
    }
}
