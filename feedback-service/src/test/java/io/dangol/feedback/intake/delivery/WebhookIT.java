package io.dangol.feedback.intake.delivery;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.feedback.FeedbackEvents;
import io.dangol.feedback.Partner;
import io.dangol.feedback.Requests;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.PublishedEvents.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class WebhookIT {
    private static final String TEXT = "배송이 일주일째 안 와요 😡. 환불해 주세요.";

    @Test
    void aComplaintInKoreanBecomesFeedbackACaseAndEvents() {
        Partner partner = Partner.register();
        Response answer = partner.deliver(complaint("00001"));
        answer.then().statusCode(202).body(at("id", startsWith("fbk_"))).body(at("state", equalTo("received")));
        String feedbackId = answer.path("id");

        as(Roles.AGENT)
                .get("/v1/feedback/" + feedbackId)
                .then()
                .statusCode(200)
                .body(at("kind", equalTo("complaint")))
                .body(at("text", equalTo(TEXT)))
                .body(at("language", equalTo("ko")))
                .body(at("source", equalTo(partner.name())))
                .body(at("externalId", equalTo("00001")))
                .body(at("occurredAt", equalTo("2026-11-20T00:30:00Z")));
        try (FeedbackEvents events = new FeedbackEvents()) {
            List<Published> published = events.awaitMentions(feedbackId, 3);
            assertThat(published)
                    .extracting(Published::type)
                    .containsExactlyInAnyOrder(
                            "io.dangol.feedback.feedback.received.v1",
                            "io.dangol.feedback.feedback.classified.v1",
                            "io.dangol.feedback.case.opened.v1");
            Published received = published.stream()
                    .filter(event -> event.type().endsWith("received.v1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(received.key()).isEqualTo(feedbackId);
            assertThat(received.value())
                    .contains("\"identity\":{\"source\":\"%s\",\"keyId\":\"".formatted(partner.name()))
                    .doesNotContain("배송", "externalId", "\"00001\"");
        }
        as(Roles.AGENT)
                .get("/v1/cases?state=open&feedbackId=" + feedbackId)
                .then()
                .body(at("items.feedbackId", equalTo(List.of(feedbackId))));
    }

    @Test
    void aRepeatedDeliveryGetsTheFirstAnswerAndChangesNothing() {
        Partner partner = Partner.register();
        String id = Partner.newId();

        String first = partner.deliver(id, complaint("00001")).asString();
        String again = partner.deliver(id, complaint("00001")).asString();
        String otherBody = partner.deliver(id, complaint("00002")).asString();
        String broken = partner.deliver(id, "{").asString();

        assertThat(List.of(again, otherBody, broken)).containsOnly(first);
        assertThat(feedbackOf(partner)).hasSize(1);
    }

    @Test
    void fiftyDeliveriesOfOneIdAtATimeAreOne() throws Exception {
        Partner partner = Partner.register();
        String id = Partner.newId();
        byte[] body = complaint("00001").getBytes(UTF_8);

        try (ExecutorService senders = Executors.newFixedThreadPool(25)) {
            List<Callable<Response>> deliveries = Stream.generate(
                            () -> (Callable<Response>) () -> partner.deliver(id, body))
                    .limit(50)
                    .toList();
            List<String> answers = new ArrayList<>();
            for (Future<Response> answer : senders.invokeAll(deliveries)) {
                assertThat(answer.get().statusCode()).isEqualTo(202);
                answers.add(answer.get().asString());
            }
            assertThat(answers).hasSize(50).containsOnly(answers.getFirst());
        }
        assertThat(feedbackOf(partner)).hasSize(1);
    }

    @Test
    void whatIsNotSignedAsItMustBeIs401AndNothingIsStored() {
        Partner partner = Partner.register();
        String id = Partner.newId();
        byte[] body = complaint("00001").getBytes(UTF_8);
        long now = Instant.now().getEpochSecond();
        String timestamp = Long.toString(now);
        String good = Partner.sign(partner.secret(), id, now, body);
        String forged = Partner.sign("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", id, now, body);
        byte[] reencoded = new String(body, UTF_8).replace("배", "\\ubc30").getBytes(UTF_8);

        List<Response> refused = List.of(
                partner.send(id, timestamp, forged, body),
                partner.send(id, timestamp, good.substring(0, 20), body),
                partner.send(id, timestamp, good, reencoded),
                partner.send(id, timestamp, good, new byte[0]),
                partner.send(Partner.newId(), timestamp, good, body),
                partner.send(id, Long.toString(now - 1), good, body),
                partner.send(id, Long.toString(now - 301), Partner.sign(partner.secret(), id, now - 301, body), body),
                partner.send(id, Long.toString(now + 330), Partner.sign(partner.secret(), id, now + 330, body), body),
                partner.send(id, "+" + timestamp, good, body),
                partner.send(null, timestamp, good, body),
                partner.send(id, null, good, body),
                partner.send(id, timestamp, null, body));

        String known = detail(refused.getFirst());
        refused.forEach(response -> assertThat(detail(response)).isEqualTo(known));
        assertThat(feedbackOf(partner)).isEmpty();
        assertThat(as(Roles.OPERATOR).get("/v1/quarantine").asString()).doesNotContain(partner.id());
    }

    @Test
    void aSourceThatIsNotThereAnswersLikeOneThatIs() {
        byte[] body = complaint("00001").getBytes(UTF_8);
        long now = Instant.now().getEpochSecond();
        String signature = Partner.sign("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "msg_1", now, body);

        for (String source : List.of(
                "src_01jd3v9k7e8x2m4n6p8q0r2s4t", "nothing", Partner.register().id())) {
            problem(
                    Requests.anonymous()
                            .header("webhook-id", "msg_1")
                            .header("webhook-timestamp", now)
                            .header("webhook-signature", signature)
                            .body(body)
                            .post("/v1/webhooks/" + source)
                            .then(),
                    401,
                    "invalid-signature");
        }
    }

    @Test
    void aHeaderThatIsThereTwiceDoesNotCount() {
        Partner partner = Partner.register();
        byte[] body = complaint("00001").getBytes(UTF_8);
        long now = Instant.now().getEpochSecond();

        problem(
                Requests.anonymous()
                        .header("webhook-id", "msg_1", "msg_2")
                        .header("webhook-timestamp", now)
                        .header("webhook-signature", Partner.sign(partner.secret(), "msg_1", now, body))
                        .body(body)
                        .post(partner.url())
                        .then(),
                401,
                "invalid-signature");
    }

    @Test
    void whileASecretIsReplacedEitherSignatureWillDo() {
        Partner partner = Partner.register();
        String added = as(Roles.OPERATOR)
                .post("/v1/sources/" + partner.id() + "/secrets")
                .path("secret");
        byte[] body = complaint("00001").getBytes(UTF_8);
        long now = Instant.now().getEpochSecond();
        String byOld = Partner.sign(partner.secret(), "msg_1", now, body);
        String byNew = Partner.sign(added, "msg_2", now, body);
        String byBoth =
                Partner.sign(partner.secret(), "msg_3", now, body) + " " + Partner.sign(added, "msg_3", now, body);

        assertThat(partner.send("msg_1", Long.toString(now), byOld, body).statusCode())
                .isEqualTo(202);
        assertThat(partner.send("msg_2", Long.toString(now), byNew, body).statusCode())
                .isEqualTo(202);
        assertThat(partner.send("msg_3", Long.toString(now), byBoth, body).statusCode())
                .isEqualTo(202);

        as(Roles.OPERATOR)
                .body("{\"overlap\":\"PT0S\"}")
                .post("/v1/sources/" + partner.id() + "/secrets")
                .then()
                .statusCode(201);
        assertThat(partner.deliver(complaint("00001")).statusCode()).isEqualTo(401);
    }

    @Test
    void aBodyOverTheLimitIs413() {
        Partner partner = Partner.register();
        String body = "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"" + "x".repeat(1024 * 1024) + "\"}";

        problem(partner.deliver(body).then(), 413, "payload-too-large");
    }

    @Test
    void aRatingIsAResponseToo() {
        Partner partner = Partner.register();
        String feedbackId = partner.deliver(
                        "{\"kind\":\"response\",\"channel\":\"app\",\"rating\":{\"metric\":\"ces\",\"score\":6}}")
                .path("id");

        as(Roles.ANALYST)
                .get("/v1/responses/rsp_" + feedbackId.substring("fbk_".length()))
                .then()
                .statusCode(200)
                .body(at("metric", equalTo("ces")))
                .body(at("score", equalTo(6)))
                .body(at("scale.min", equalTo(1)))
                .body(at("scale.max", equalTo(7)));
        try (FeedbackEvents events = new FeedbackEvents()) {
            assertThat(events.awaitOne(feedbackId, "io.dangol.feedback.response.recorded.v1")
                            .getInt("score"))
                    .isEqualTo(6);
        }
    }

    @Test
    void deliveriesAreCountedByWhatBecameOfThem() {
        Partner partner = Partner.register();
        String id = Partner.newId();
        partner.deliver(id, complaint("00001"));
        partner.deliver(id, complaint("00001"));
        partner.deliver("{");
        partner.send("msg_1", "1", "v1,AAAA", new byte[0]);

        String metrics = Requests.anonymous().get("/q/metrics").asString();

        assertThat(metrics)
                .contains("dangol_intake_deliveries_total{outcome=\"received\",reason=\"none\"}")
                .contains("dangol_intake_deliveries_total{outcome=\"duplicate\",reason=\"same_body\"}")
                .contains("dangol_intake_deliveries_total{outcome=\"quarantined\",reason=\"none\"}")
                .contains("dangol_intake_deliveries_total{outcome=\"rejected\",reason=\"stale\"}")
                .doesNotContain(partner.id());
    }

    private static String detail(Response response) {
        problem(response.then(), 401, "invalid-signature");
        return response.path("detail");
    }

    private static List<Object> feedbackOf(Partner partner) {
        return as(Roles.AGENT)
                .get("/v1/feedback?source=" + partner.name())
                .then()
                .statusCode(200)
                .extract()
                .as(JsonBody.class)
                .at("items");
    }

    private static String complaint(String externalId) {
        return """
                {"kind":"complaint","channel":"email","customer":{"externalId":"%s"},"text":"%s","language":"ko",
                 "occurredAt":"2026-11-20T09:30:00+09:00"}
                """.formatted(externalId, TEXT);
    }
}
