package io.dangol.feedback.intake.delivery;

import static io.dangol.feedback.Requests.anonymous;
import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.svix.Webhook;
import io.dangol.feedback.Partner;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Deliveries by every scheme, as partners' own libraries and documents sign them, to a running service.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SchemesIT {
    private static final String BODY =
            "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"좋아요 👍\",\"externalRef\":\"%s\"}";

    @Test
    void theLibraryOfSvixDeliversUnderItsOwnHeaders() throws Exception {
        Partner partner = Partner.register();
        String body = BODY.formatted("a");
        long now = Instant.now().getEpochSecond();
        String signature = new Webhook(partner.secret()).sign("msg_1", now, body);

        Response first = svix(partner, "msg_1", now, signature, body);
        Response again = svix(partner, "msg_1", now, signature, body);

        first.then().statusCode(202).body(at("state", equalTo("received")));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(partner.deliver("msg_1", body).asString()).isEqualTo(first.asString());
        problem(svix(partner, "msg_2", now, signature, body).then(), 401, "invalid-signature");
        problem(svix(partner, "msg_1", now, signature, body + " ").then(), 401, "invalid-signature");
    }

    @Test
    void aSecretThatThePartnerMadeIsTakenAsItIs() throws Exception {
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        Partner partner = Partner.register("standard_webhooks", ",\"secret\":\"" + secret + "\"");

        assertThat(partner.secret()).isEqualTo(secret);
        partner.deliver(BODY.formatted("a")).then().statusCode(202);
    }

    @Test
    void aPartnersPublicKeyStandsBesideSecretsWhileTheyChange() {
        Partner partner = Partner.register();
        byte[] body = BODY.formatted("a").getBytes(UTF_8);
        long now = Instant.now().getEpochSecond();
        String signature = Ed25519Signer.sign("msg_1", now, body);
        assertThat(partner.send("msg_1", Long.toString(now), signature, body).statusCode())
                .isEqualTo(401);

        as(Roles.OPERATOR)
                .body("{\"publicKey\":\"%s\",\"overlap\":\"PT1H\"}".formatted(Ed25519Signer.PUBLIC_KEY))
                .post("/v1/sources/" + partner.id() + "/secrets")
                .then()
                .statusCode(201)
                .body(at("kind", equalTo("ed25519")))
                .body(at("publicKey", equalTo(Ed25519Signer.PUBLIC_KEY)))
                .body(at("secret", nullValue()));

        assertThat(partner.send("msg_1", Long.toString(now), signature, body).statusCode())
                .isEqualTo(202);
        assertThat(partner.deliver(BODY.formatted("b")).statusCode()).isEqualTo(202);
        problem(partner.send("msg_2", Long.toString(now), signature, body).then(), 401, "invalid-signature");
    }

    @Test
    void aSourceMayBeMadeWithAPublicKeyAlone() {
        Partner partner = Partner.register("standard_webhooks", ",\"publicKey\":\"" + Ed25519Signer.PUBLIC_KEY + "\"");
        byte[] body = BODY.formatted("a").getBytes(UTF_8);
        long now = Instant.now().getEpochSecond();

        assertThat(partner.secret()).isNull();
        assertThat(partner.send("msg_1", Long.toString(now), Ed25519Signer.sign("msg_1", now, body), body)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aGitHubDeliveryIsItsBodyWhateverItsIdSays() {
        Partner partner = Partner.register("github", ",\"secret\":\"a-secret-of-their-own\"");
        String body = BODY.formatted("a");
        String signature = OtherSchemes.github("a-secret-of-their-own", body.getBytes(UTF_8));

        Response first = gitHub(partner, UUID.randomUUID().toString(), signature, body);
        Response replayed = gitHub(partner, UUID.randomUUID().toString(), signature, body);

        first.then().statusCode(202).body(at("state", equalTo("received")));
        assertThat(replayed.asString()).isEqualTo(first.asString());
        assertThat(feedbackOf(partner)).isEqualTo(1);
        problem(gitHub(partner, "1", signature, body + " ").then(), 401, "invalid-signature");
        problem(partner.send("msg_1", "1", "v1,AAAA", body.getBytes(UTF_8)).then(), 401, "invalid-signature");
        String other = BODY.formatted("b");
        gitHub(partner, "1", OtherSchemes.github("a-secret-of-their-own", other.getBytes(UTF_8)), other)
                .then()
                .statusCode(202);
        assertThat(feedbackOf(partner)).isEqualTo(2);
    }

    @Test
    void aStripeEventIsTakenOnceByItsId() {
        Partner partner = Partner.register("stripe", """
                ,"mapping":{"kind":{"constant":"usage"},"channel":{"constant":"stripe"},
                 "text":{"pointer":"/type"},"occurredAt":{"pointer":"/created","format":"epoch_seconds"}}
                """);
        String event = "{\"id\":\"evt_1\",\"type\":\"customer.subscription.deleted\",\"created\":1795000000}";
        long now = Instant.now().getEpochSecond();

        Response first = stripe(partner, OtherSchemes.stripe(partner.secret(), now, event.getBytes(UTF_8)), event);
        Response again = stripe(partner, OtherSchemes.stripe(partner.secret(), now - 9, event.getBytes(UTF_8)), event);

        first.then().statusCode(202).body(at("state", equalTo("received")));
        assertThat(again.asString()).isEqualTo(first.asString());
        as(Roles.AGENT)
                .get("/v1/feedback/" + first.path("id"))
                .then()
                .body(at("text", equalTo("customer.subscription.deleted")))
                .body(at("occurredAt", equalTo("2026-11-18T11:06:40Z")));
        problem(
                stripe(partner, OtherSchemes.stripe(partner.secret(), now - 330, event.getBytes(UTF_8)), event)
                        .then(),
                401,
                "invalid-signature");
        problem(
                stripe(partner, OtherSchemes.stripe("not-the-secret-at-all", now, event.getBytes(UTF_8)), event)
                        .then(),
                401,
                "invalid-signature");
    }

    @Test
    void rotationWorksTheSameInEveryScheme() {
        Partner partner = Partner.register("github", "");
        String added = as(Roles.OPERATOR)
                .post("/v1/sources/" + partner.id() + "/secrets")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("secret");
        String a = BODY.formatted("a");
        String b = BODY.formatted("b");

        assertThat(added).matches("[0-9a-f]{64}").isNotEqualTo(partner.secret());
        gitHub(partner, "1", OtherSchemes.github(partner.secret(), a.getBytes(UTF_8)), a)
                .then()
                .statusCode(202);
        gitHub(partner, "2", OtherSchemes.github(added, b.getBytes(UTF_8)), b)
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"signature\":\"github\",\"secret\":\"short\"",
                "\"signature\":\"github\",\"secret\":\"with spaces in between\"",
                "\"signature\":\"github\",\"publicKey\":\"whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"",
                "\"signature\":\"standard_webhooks\",\"secret\":\"whsec_c2hvcnQ=\"",
                "\"signature\":\"standard_webhooks\",\"secret\":\"a-secret-of-their-own\"",
                "\"signature\":\"standard_webhooks\",\"publicKey\":\"whpk_c2hvcnQ=\"",
                "\"signature\":\"standard_webhooks\",\"publicKey\":\"whpk_!\"",
                "\"signature\":\"standard_webhooks\",\"secret\":\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\","
                        + "\"publicKey\":\"whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\""
            })
    void aSecretThatDoesNotFitTheSchemeIsRefused(String fields) {
        problem(
                as(Roles.OPERATOR)
                        .body("{\"name\":\"s-%s\",%s}".formatted(UUID.randomUUID(), fields))
                        .post("/v1/sources")
                        .then(),
                400,
                "validation-failed");
    }

    private static int feedbackOf(Partner partner) {
        return as(Roles.AGENT)
                .get("/v1/feedback?source=" + partner.name())
                .as(JsonBody.class)
                .<List<?>>at("items")
                .size();
    }

    private static Response svix(Partner partner, String id, long timestamp, String signature, String body) {
        return anonymous()
                .header("svix-id", id)
                .header("svix-timestamp", timestamp)
                .header("svix-signature", signature)
                .body(body.getBytes(UTF_8))
                .post(partner.url());
    }

    private static Response gitHub(Partner partner, String id, String signature, String body) {
        return anonymous()
                .header("X-GitHub-Delivery", id)
                .header("X-GitHub-Event", "issue_comment")
                .header("X-Hub-Signature-256", signature)
                .body(body.getBytes(UTF_8))
                .post(partner.url());
    }

    private static Response stripe(Partner partner, String signature, String body) {
        return anonymous()
                .header("Stripe-Signature", signature)
                .body(body.getBytes(UTF_8))
                .post(partner.url());
    }
}
