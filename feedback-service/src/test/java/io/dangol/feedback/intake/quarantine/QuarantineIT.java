package io.dangol.feedback.intake.quarantine;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.feedback.Partner;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class QuarantineIT {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                                                 |
            ''                                                                                |
            null                                                                              |
            []                                                                                |
            "text"                                                                            |
            {} trailing                                                                       |
            {}                                                                                | kind
            {"kind":"rumour","channel":"web","text":"a"}                                      | kind
            {"channel":"web","text":"a"}                                                      | kind
            {"kind":"review","text":"a"}                                                      | channel
            {"kind":"review","channel":"Web Site","text":"a"}                                 | channel
            {"kind":"review","channel":"web"}                                                 | text
            {"kind":"review","channel":"web","text":7}                                        | text
            {"kind":"review","channel":"web","text":"a","colour":"red"}                       | colour
            {"kind":"review","channel":"web","text":"a","customer":{}}                        | customer
            {"kind":"review","channel":"web","text":"a","customer":{"externalId":1}}          | customer.externalId
            {"kind":"review","channel":"web","text":"a","customer":{"id":"00001"}}            | customer.id
            {"kind":"review","channel":"web","text":"a","occurredAt":"yesterday"}             | occurredAt
            {"kind":"review","channel":"web","text":"a","occurredAt":"9999-01-01T00:00:00Z"}  | occurredAt
            {"kind":"review","channel":"web","text":"a","language":"!"}                       | language
            {"kind":"review","channel":"web","text":"a","source":"another"}                   | source
            {"kind":"response","channel":"web","text":"a"}                                    | rating
            {"kind":"response","channel":"web","rating":{"metric":"nps","score":11}}          | score
            {"kind":"response","channel":"web","rating":{"metric":"nps","score":"9"}}         | rating.score
            {"kind":"response","channel":"web","rating":{"metric":"nps"}}                     | rating.score
            """)
    void whatVerifiesAndCannotBeUnderstoodIsKeptAsItCame(String body, String field) {
        Partner partner = Partner.register();

        Response answer = partner.deliver(body);

        answer.then().statusCode(202).body(at("id", startsWith("qua_"))).body(at("state", equalTo("quarantined")));
        Response kept = as(Roles.OPERATOR).get("/v1/quarantine/" + answer.path("id"));
        kept.then()
                .statusCode(200)
                .body(at("state", equalTo("waiting")))
                .body(at("body", equalTo(body)))
                .body(at("sourceId", equalTo(partner.id())))
                .body(at("reason", notNullValue()));
        if (field != null) {
            kept.then().body(at("violations.field", hasItem(field)));
        }
        as(Roles.AGENT).get("/v1/feedback?source=" + partner.name()).then().body(at("items", hasSize(0)));
    }

    @Test
    void aBodyThatIsNoTextIsKeptToo() {
        Partner partner = Partner.register();
        byte[] body = {'{', (byte) 0xff, (byte) 0xfe, 0, '}'};
        long now = Instant.now().getEpochSecond();

        Response answer = partner.send(
                "msg_1", Long.toString(now), RawSignature.sign(partner.secret(), "msg_1", now, body), body);

        answer.then().statusCode(202).body(at("state", equalTo("quarantined")));
        as(Roles.OPERATOR)
                .get("/v1/quarantine/" + answer.path("id"))
                .then()
                .body(at("body", nullValue()))
                .body(at("bodyBase64", equalTo(Base64.getEncoder().encodeToString(body))));
    }

    @Test
    void anOperatorCorrectsADeliveryAndReplaysItOnce() {
        Partner partner = Partner.register();
        String webhookId = Partner.newId();
        String body = "{\"kind\":\"gripe\",\"channel\":\"web\",\"text\":\"늦어요\"}";
        String quarantined = partner.deliver(webhookId, body).path("id");
        String replay = "/v1/quarantine/" + quarantined + "/replay";

        problem(as(Roles.OPERATOR).post(replay).then(), 422, "not-understood");
        String feedback = as(Roles.OPERATOR)
                .body("{\"feedback\":{\"kind\":\"complaint\",\"channel\":\"web\",\"text\":\"늦어요\"}}")
                .post(replay)
                .then()
                .statusCode(200)
                .body(at("state", equalTo("received")))
                .extract()
                .as(JsonBody.class)
                .at("id");

        as(Roles.AGENT)
                .get("/v1/feedback/" + feedback)
                .then()
                .body(at("source", equalTo(partner.name())))
                .body(at("text", equalTo("늦어요")));
        as(Roles.OPERATOR)
                .get("/v1/quarantine/" + quarantined)
                .then()
                .body(at("state", equalTo("replayed")))
                .body(at("feedbackId", equalTo(feedback)));
        problem(as(Roles.OPERATOR).post(replay).then(), 409, "already-replayed");
        assertThat(partner.deliver(webhookId, body).<String>path("id")).isEqualTo(quarantined);
    }

    @Test
    void theListTellsWhoWaitsWithoutTheirWords() {
        Partner partner = Partner.register();
        String id = partner.deliver("{\"secret words\":1}").path("id");

        String waiting = as(Roles.OPERATOR).get("/v1/quarantine?state=waiting").asString();

        assertThat(waiting).contains(id).doesNotContain("\"body\"");
        assertThat(as(Roles.OPERATOR).get("/v1/quarantine?state=replayed").asString())
                .doesNotContain(id);
        problem(as(Roles.OPERATOR).get("/v1/quarantine?state=lost").then(), 400, "validation-failed");
    }

    @Test
    void textWithEmojiAndEveryOtherCharacterComesBackAsItWasSent() {
        Partner partner = Partner.register();
        String text = "👩‍👩‍👧‍👦 \u0001\u001f\t\n\"\\ \uFFFF 𝄞 가";
        String json = "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"%s\"}"
                .formatted("👩‍👩‍👧‍👦 \\u0001\\u001f\\t\\n\\\"\\\\ \\uffff 𝄞 가");

        String id = partner.deliver(Partner.newId(), json.getBytes(UTF_8)).path("id");

        as(Roles.AGENT).get("/v1/feedback/" + id).then().statusCode(200).body(at("text", equalTo(text)));
    }
}
