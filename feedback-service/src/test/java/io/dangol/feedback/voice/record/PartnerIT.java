package io.dangol.feedback.voice.record;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.asPartner;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.dangol.feedback.Customers;
import io.dangol.feedback.Partner;
import io.dangol.feedback.Requests;
import io.dangol.feedback.Surveys;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What partners may do: with their own source, however it is named, and for their own customers.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PartnerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String UNKNOWN_SOURCE = "src_01k9x3v1q8f7t9c2m4n6p8r0sa";
    private static final String CHANGES = """
            SELECT (SELECT count(*) FROM feedback) + (SELECT count(*) FROM invitation) + (SELECT count(*) FROM job)
                + (SELECT count(*) FROM survey_occasion) + (SELECT count(*) FROM outbox) AS rows
            """;

    @Inject
    Pool pool;

    @Inject
    Customers customers;

    @Test
    void aSourceIsOneHoweverItIsNamed() {
        Partner partner = Partner.register();
        String form =
                "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\",\"customer\":{\"externalId\":\"00001\"}%s}";
        List<String> ids = new ArrayList<>();
        for (String named : List.of("", named(partner.name()), named(partner.id()))) {
            ids.add(partner.deliver(form.formatted(named)).path("id"));
            ids.add(posted(asPartner(partner.id()).body(form.formatted(named)).post("/v1/feedback")));
        }
        for (String named : List.of(named(partner.name()), named(partner.id()))) {
            ids.add(posted(as(Roles.AGENT).body(form.formatted(named)).post("/v1/feedback")));
        }
        Object[] all = ids.toArray();

        for (String query : List.of("", "?source=" + partner.name(), "?source=" + partner.id())) {
            asPartner(partner.id()).get("/v1/feedback" + query).then().body(at("items.id", containsInAnyOrder(all)));
        }
        as(Roles.AGENT)
                .get("/v1/feedback?source=" + partner.id())
                .then()
                .body(at("items.id", containsInAnyOrder(all)))
                .body("items.source.unique()", equalTo(List.of(partner.name())));
        assertThat(asPartner(partner.id())
                        .get("/v1/feedback:export?source=" + partner.id())
                        .asString())
                .contains(ids);

        String customer = customers.registered(partner.name(), "00001");
        await().atMost(PATIENCE)
                .until(() -> asPartner(partner.id()).get("/v1/feedback").<List<String>>path("items.customerId").stream()
                        .allMatch(customer::equals));
    }

    @Test
    void anImportsLinesNameTheSourceByIdByNameOrNotAtAll() {
        Partner partner = Partner.register();
        String line = "{\"externalRef\":\"%d\",\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\"%s}";
        String lines = String.join(
                "\n",
                line.formatted(1, named(partner.name())),
                line.formatted(2, named(partner.id())),
                line.formatted(3, ""),
                line.formatted(4, named("another")),
                line.formatted(5, named(UNKNOWN_SOURCE)),
                line.formatted(6, ",\"customer\":{\"id\":\"%s\"}".formatted(Customers.newId())));
        String job = asPartner(partner.id())
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/feedback:import")
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");
        await().atMost(PATIENCE)
                .until(() ->
                        asPartner(partner.id()).get("/v1/feedback-jobs/" + job).path("finishedAt") != null);

        asPartner(partner.id())
                .get("/v1/feedback-jobs/" + job + "/errors")
                .then()
                .body(at("items.line", equalTo(List.of(4, 5, 6))))
                .body(at("items.code", equalTo(List.of("wrong-source", "wrong-source", "invalid"))))
                .body(at("items.field", equalTo(List.of("source", "source", "customer.id"))));
        asPartner(partner.id())
                .get("/v1/feedback")
                .then()
                .body(at("items.externalRef", containsInAnyOrder("1", "2", "3")))
                .body("items.source.unique()", equalTo(List.of(partner.name())));
        problem(
                asPartner(Partner.register().id())
                        .get("/v1/feedback-jobs/" + job)
                        .then(),
                404,
                "not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/feedback         | {"kind":"complaint","channel":"web","text":"a","customer":{"id":"%s"}}
            /v1/responses        | {"metric":"nps","score":3,"channel":"web","customer":{"id":"%s"}}
            /v1/invitations      | {"surveyId":"%2$s","customer":{"id":"%1$s"}}
            /v1/survey-occasions | {"kind":"purchase_delivered","orderId":"A","customer":{"id":"%s"}}
            """)
    void aPartnerNamesCustomersByItsOwnIdsOnly(String path, String body) {
        Partner partner = Partner.register();
        String survey = Surveys.active("");
        long before = changes();

        problem(
                asPartner(partner.id())
                        .body(body.formatted(Customers.newId(), survey))
                        .post(path)
                        .then(),
                403,
                "forbidden");

        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void aSignedDeliveryNamesCustomersByTheSourcesOwnIdsOnly() {
        Partner partner = Partner.register();

        Response answer = partner.deliver(
                "{\"kind\":\"complaint\",\"channel\":\"web\",\"text\":\"a\",\"customer\":{\"id\":\"%s\"}}"
                        .formatted(Customers.newId()));

        answer.then().statusCode(202).body(at("state", equalTo("quarantined")));
        as(Roles.OPERATOR)
                .get("/v1/quarantine/" + answer.path("id"))
                .then()
                .body(at("violations.field", hasItem("customer.id")));
    }

    @Test
    void aPartnerGetsTheLinkOfItsOwnCustomerOnly() {
        Partner partner = Partner.register();
        String survey = Surveys.active("");
        String stranger = Customers.newId();
        String invitation = posted(as(Roles.AGENT)
                .body("{\"surveyId\":\"%s\",\"customer\":{\"id\":\"%s\"},\"source\":\"%s\"}"
                        .formatted(survey, stranger, partner.id()))
                .post("/v1/invitations"));
        String link = "/v1/invitations/" + invitation + "/link";

        asPartner(partner.id()).get("/v1/invitations/" + invitation).then().statusCode(200);
        problem(asPartner(partner.id()).get(link).then(), 404, "not-found");

        customers.registered(UUID.randomUUID(), stranger, partner.name(), "00001");
        await().atMost(PATIENCE).until(() -> asPartner(partner.id()).get(link).statusCode() == 200);
    }

    @Test
    void aTokenNamesARegisteredSourceByItsId() {
        Partner partner = Partner.register();
        String form = "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\"%s}";
        long before = changes();

        for (String claim : List.of(partner.name(), UNKNOWN_SOURCE)) {
            String token = Tokens.ofPartner(claim);
            problem(Requests.with(token).get("/v1/feedback").then(), 403, "forbidden");
            problem(
                    Requests.with(token)
                            .body(form.formatted(""))
                            .post("/v1/feedback")
                            .then(),
                    403,
                    "forbidden");
        }
        problem(
                as(Roles.AGENT)
                        .body(form.formatted(named(UNKNOWN_SOURCE)))
                        .post("/v1/feedback")
                        .then(),
                400,
                "validation-failed");
        problem(as(Roles.AGENT).get("/v1/feedback?source=" + UNKNOWN_SOURCE).then(), 400, "validation-failed");
        assertThat(changes()).isEqualTo(before);
    }

    private static String named(String source) {
        return ",\"source\":\"%s\"".formatted(source);
    }

    private static String posted(Response answer) {
        return answer.then().statusCode(201).extract().as(JsonBody.class).at("id");
    }

    private long changes() {
        return pool.query(CHANGES)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong("rows");
    }
}
