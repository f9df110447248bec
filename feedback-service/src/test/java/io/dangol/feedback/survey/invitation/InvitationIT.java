package io.dangol.feedback.survey.invitation;

import static io.dangol.feedback.Requests.anonymous;
import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.asPartner;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.feedback.Surveys.invite;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Customers;
import io.dangol.feedback.Database;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.feedback.Surveys;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class InvitationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ISSUED = "io.dangol.feedback.invitation.issued.v1";

    @Inject
    IdentityHasher hasher;

    @Inject
    Database database;

    @Inject
    Customers customers;

    @Test
    void anInvitationIsToldWithoutItsLinkWhichIsFetchedByWhoeverDeliversIt() {
        String survey = Surveys.active("");
        String customer = Customers.newId();

        Response made = invite(survey, customer);

        String id = made.path("id");
        String token = made.path("link.token");
        made.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/invitations/" + id))
                .header("ETag", "\"1\"")
                .header("Cache-Control", "no-store")
                .body(at("state", equalTo("issued")))
                .body(at("surveyId", equalTo(survey)))
                .body(at("customerId", equalTo(customer)))
                .body(at("segment", equalTo("gold")))
                .body(at("wordingVersion", equalTo(1)))
                .body(at("link.token", matchesPattern("^[A-Za-z0-9_-]{43}$")))
                .body(at("link.path", equalTo("/v1/answers/" + token)));
        as(Roles.SERVICE)
                .get("/v1/invitations/" + id + "/link")
                .then()
                .statusCode(200)
                .body(at("token", equalTo(token)))
                .body(at("expiresAt", equalTo(made.path("expiresAt"))));
        as(Roles.ANALYST)
                .get("/v1/invitations/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body(at("link", nullValue()));
        as(Roles.ANALYST)
                .get("/v1/invitations?customerId=" + customer + "&surveyId=" + survey + "&state=issued")
                .then()
                .body(at("items.id", equalTo(List.of(id))))
                .body(at("items[0].link", nullValue()));
        problem(as(Roles.ANALYST).get("/v1/invitations/" + id + "/link").then(), 403, "forbidden");
        try (FeedbackEvents events = new FeedbackEvents()) {
            JsonPath issued = events.awaitOne(id, ISSUED);
            assertThat(issued.getString("customerId")).isEqualTo(customer);
            assertThat(issued.getString("trigger")).isEqualTo("manual");
            assertThat(issued.getString("segment")).isEqualTo("gold");
            assertThat(issued.prettyPrint()).doesNotContain(token);
        }
    }

    @Test
    void aTokenIsNowhereInClear() {
        String token = Surveys.link(Surveys.active(""));
        for (String column : List.of(
                "SELECT count(*) AS n FROM invitation WHERE token_sealed = convert_to($1, 'UTF8')",
                "SELECT count(*) AS n FROM idempotency_key WHERE body LIKE '%' || $1 || '%'",
                "SELECT count(*) AS n FROM outbox WHERE data::text LIKE '%' || $1 || '%'")) {
            assertThat(database.number(column, token)).as(column).isZero();
        }
        Set<String> tokens = new HashSet<>();
        String survey = Surveys.active("");
        for (int number = 0; number < 20; number++) {
            tokens.add(Surveys.link(survey));
        }
        assertThat(tokens).hasSize(20);
    }

    @Test
    void theSameKeyGetsTheSameInvitationWithItsLinkWhileThatIsOpen() {
        String survey = Surveys.active("");
        String body = "{\"surveyId\":\"%s\",\"customer\":{\"id\":\"%s\"}}".formatted(survey, Customers.newId());
        String key = UUID.randomUUID().toString();

        Response first =
                as(Roles.AGENT).header("Idempotency-Key", key).body(body).post("/v1/invitations");
        Response again =
                as(Roles.AGENT).header("Idempotency-Key", key).body(body).post("/v1/invitations");
        Surveys.complete(first.path("link.token"), "{\"recommend\":9}").then().statusCode(200);
        Response late =
                as(Roles.AGENT).header("Idempotency-Key", key).body(body).post("/v1/invitations");

        first.then().statusCode(201).body(at("channel", equalTo("survey")));
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.<String>path("link.token")).isEqualTo(first.path("link.token"));
        late.then().statusCode(201).body(at("id", equalTo(first.path("id")))).body(at("link", nullValue()));
        problem(
                as(Roles.AGENT)
                        .get("/v1/invitations/" + first.path("id") + "/link")
                        .then(),
                410,
                "link-used");
        problem(invite(survey, first.path("customerId")).then(), 422, "survey-fatigue");
    }

    @Test
    void aPartnerAsksInTheNameOfItsSourceAndSeesNoOther() {
        String survey = Surveys.active("");
        String source = "shop-" + UUID.randomUUID();
        String body = "{\"surveyId\":\"%s\",\"customer\":{\"externalId\":\"00001\"}}".formatted(survey);
        Response mine = asPartner(source).body(body).post("/v1/invitations");
        String others = invite(survey, Customers.newId()).path("id");

        mine.then().statusCode(201).body(at("source", equalTo(source))).body(at("externalId", equalTo("00001")));
        asPartner(source)
                .get("/v1/invitations/" + mine.path("id") + "/link")
                .then()
                .statusCode(200)
                .body(at("token", equalTo(mine.path("link.token"))));
        asPartner(source).get("/v1/invitations").then().body(at("items.id", equalTo(List.of(mine.<String>path("id")))));
        for (String path : List.of("", "/link")) {
            problem(asPartner(source).get("/v1/invitations/" + others + path).then(), 404, "not-found");
        }
        problem(asPartner(source).post("/v1/invitations/" + others + "/revoke").then(), 404, "not-found");
        problem(
                asPartner(source)
                        .body("{\"surveyId\":\"%s\",\"source\":\"api\",\"customer\":{\"externalId\":\"2\"}}"
                                .formatted(survey))
                        .post("/v1/invitations")
                        .then(),
                403,
                "forbidden");
        try (FeedbackEvents events = new FeedbackEvents()) {
            JsonPath issued = events.awaitOne(mine.path("id"), ISSUED);
            HashedIdentity hash = hasher.hash(issued.getString("source"), "00001");
            assertThat(issued.<Map<String, String>>get("identity"))
                    .isEqualTo(Map.of("source", hash.source(), "keyId", hash.keyId(), "hash", hash.hash()));
            assertThat(issued.getString("customerId")).isNull();
        }

        String customer = customers.registered(source, "00001");
        await().atMost(PATIENCE)
                .until(() -> customer.equals(as(Roles.AGENT)
                        .get("/v1/invitations/" + mine.path("id"))
                        .path("customerId")));
        problem(invite(survey, customer).then(), 422, "survey-fatigue");
    }

    @Test
    void onlyAnActiveSurveyAsks() {
        String draft = Surveys.draft(Surveys.form(""));
        problem(invite(draft, Customers.newId()).then(), 422, "survey-not-active");
        problem(invite("srv_00000000000000000000000000", Customers.newId()).then(), 400, "validation-failed");
        for (String bad : List.of(
                "{\"surveyId\":\"" + draft + "\"}",
                "{\"surveyId\":\"" + draft + "\",\"customer\":{}}",
                "{\"surveyId\":\"" + draft + "\",\"customer\":{\"externalId\":\"\\u0000\"}}",
                "{\"surveyId\":\"" + draft + "\",\"customer\":{\"externalId\":\"1\"},\"segment\":\"Gold!\"}",
                "{\"surveyId\":\"" + draft + "\",\"customer\":{\"externalId\":\"1\"},\"more\":1}",
                "{\"customer\":{\"externalId\":\"1\"}}")) {
            assertThat(as(Roles.SERVICE).body(bad).post("/v1/invitations").statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        problem(as(Roles.AGENT).get("/v1/invitations?state=lost").then(), 400, "validation-failed");
        problem(as(Roles.AGENT).get("/v1/invitations?survey=x").then(), 400, "validation-failed");
    }

    @Test
    void anInvitationThatIsCalledBackIsNotAnsweredAndItsAnswersAreForgotten() {
        Response made = invite(Surveys.active(""), Customers.newId());
        String id = made.path("id");
        String token = made.path("link.token");
        Surveys.save(token, "{\"recommend\":3}").then().statusCode(200);

        as(Roles.OPERATOR)
                .post("/v1/invitations/" + id + "/revoke")
                .then()
                .statusCode(200)
                .body(at("state", equalTo("revoked")))
                .header("ETag", "\"2\"");
        as(Roles.OPERATOR)
                .post("/v1/invitations/" + id + "/revoke")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");

        problem(anonymous().get("/v1/answers/" + token).then(), 410, "link-revoked");
        problem(Surveys.save(token, "{\"recommend\":4}").then(), 410, "link-revoked");
        problem(Surveys.complete(token, "{\"recommend\":4}").then(), 410, "link-revoked");
        problem(as(Roles.AGENT).get("/v1/invitations/" + id + "/link").then(), 410, "link-revoked");
        assertThat(database.number(
                        "SELECT count(*) AS n FROM survey_answer WHERE invitation_id = $1",
                        IdKind.INVITATION.parse(id).orElseThrow()))
                .isZero();
        String used = Surveys.link(Surveys.active(""));
        Surveys.complete(used, "{\"recommend\":9}").then().statusCode(200).body(at("thanks", not(nullValue())));
    }
}
