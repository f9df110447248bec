package io.dangol.feedback.complaint.cases;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.asCustomer;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Customers;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CaseIT {
    private static final String COMPENSATION =
            "{\"remedy\":\"refund\",\"note\":\"분실\",\"compensation\":{\"points\":%d,\"reason\":\"일주일 늦음\"}}";

    @Test
    void aResolutionWithCompensationIsToldOnce() {
        String customer = Customers.newId();
        String id = open(customer);
        String key = UUID.randomUUID().toString();

        Response resolved = as(Roles.AGENT)
                .header("Idempotency-Key", key)
                .body(COMPENSATION.formatted(3_000))
                .post("/v1/cases/" + id + "/resolve");
        Response again = as(Roles.AGENT)
                .header("Idempotency-Key", key)
                .body(COMPENSATION.formatted(3_000))
                .post("/v1/cases/" + id + "/resolve");

        resolved.then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(at("state", equalTo("resolved")))
                .body(at("resolution.number", equalTo(1)))
                .body(at("resolution.remedy", equalTo("refund")))
                .body(at("resolution.compensation.state", equalTo("approved")))
                .body(at("compensationPoints", equalTo(3_000)));
        again.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(resolved.asString());
        problem(
                as(Roles.AGENT)
                        .body("{\"remedy\":\"apology\"}")
                        .post("/v1/cases/" + id + "/resolve")
                        .then(),
                422,
                "case-already-resolved");
        try (FeedbackEvents events = new FeedbackEvents()) {
            JsonPath approved = events.awaitOne(id, "io.dangol.feedback.compensation.approved.v1");
            JsonPath told = events.awaitOne(id, "io.dangol.feedback.case.resolved.v1");
            assertThat(approved.getInt("points")).isEqualTo(3_000);
            assertThat(approved.getString("customerId")).isEqualTo(customer);
            assertThat(approved.getString("compensationId")).isEqualTo(resolved.path("resolution.compensation.id"));
            assertThat(told.getInt("compensationPoints")).isEqualTo(3_000);
            assertThat(told.getString("remedy")).isEqualTo("refund");
        }
    }

    @Test
    void aCaseGoesRoundAsOftenAsItTakes() {
        String id = open(Customers.newId());

        decide(id, "acknowledge").then().statusCode(200).body(at("state", equalTo("acknowledged")));
        problem(decide(id, "acknowledge").then(), 422, "case-not-open");
        problem(decide(id, "reopen").then(), 422, "case-not-resolved");
        resolve(Roles.AGENT, id, "{\"remedy\":\"apology\"}").then().statusCode(200);
        decide(id, "reopen")
                .then()
                .statusCode(200)
                .body(at("state", equalTo("open")))
                .body(at("acknowledgedAt", nullValue()))
                .body(at("resolution.number", equalTo(1)));
        resolve(Roles.AGENT, id, COMPENSATION.formatted(10))
                .then()
                .statusCode(200)
                .body(at("resolution.number", equalTo(2)));
        as(Roles.ANALYST).get("/v1/cases/" + id).then().header("ETag", "\"5\"").body(at("state", equalTo("resolved")));
        try (FeedbackEvents events = new FeedbackEvents()) {
            assertThat(events.awaitMentions(id, 6))
                    .extracting(event -> event.type().replaceAll(".*\\.(\\w+\\.\\w+)\\.v1", "$1"))
                    .containsExactly(
                            "case.opened",
                            "case.acknowledged",
                            "case.resolved",
                            "case.reopened",
                            "case.resolved",
                            "compensation.approved");
        }
    }

    @Test
    void anAgentMayGrantSoMuchAndAMarketerMore() {
        String id = open(Customers.newId());

        problem(resolve(Roles.AGENT, id, COMPENSATION.formatted(10_001)).then(), 422, "compensation-over-limit");
        as(Roles.AGENT).get("/v1/cases/" + id).then().body(at("state", equalTo("open")));
        resolve(Roles.MARKETER, id, COMPENSATION.formatted(10_001)).then().statusCode(200);
    }

    @Test
    void aCaseOfNobodyIsResolvedWithoutPoints() {
        String id = open("{\"kind\":\"complaint\",\"channel\":\"store\",\"text\":\"바닥이 더러워요\"}");

        problem(resolve(Roles.AGENT, id, COMPENSATION.formatted(10)).then(), 422, "case-without-customer");
        resolve(Roles.AGENT, id, "{\"remedy\":\"other\"}").then().statusCode(200);
    }

    @Test
    void theVersionIsHonouredWhereItIsSent() {
        String id = open(Customers.newId());
        String etag = as(Roles.AGENT).get("/v1/cases/" + id).header("ETag");
        decide(id, "acknowledge").then().statusCode(200);

        problem(
                as(Roles.AGENT)
                        .header("If-Match", etag)
                        .body("{\"remedy\":\"apology\"}")
                        .post("/v1/cases/" + id + "/resolve")
                        .then(),
                412,
                "precondition-failed");
        as(Roles.AGENT)
                .header("If-Match", "\"2\"")
                .body("{\"remedy\":\"apology\"}")
                .post("/v1/cases/" + id + "/resolve")
                .then()
                .statusCode(200);
    }

    @Test
    void anAgentOpensACaseAboutFeedbackOnce() {
        String feedback = as(Roles.AGENT)
                .body("{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"별로\"}")
                .post("/v1/feedback")
                .path("id");
        String body = "{\"feedbackId\":\"%s\"}".formatted(feedback);

        Response opened = as(Roles.AGENT).body(body).post("/v1/cases");

        opened.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/cases/" + opened.path("id")))
                .body(at("feedbackId", equalTo(feedback)));
        problem(as(Roles.AGENT).body(body).post("/v1/cases").then(), 409, "case-exists");
    }

    @Test
    void anAgentRecordsAComplaintAndItsCaseAtOnce() {
        String customer = Customers.newId();

        as(Roles.AGENT)
                .body("{\"feedback\":" + complaint(customer) + "}")
                .post("/v1/cases")
                .then()
                .statusCode(201)
                .body(at("state", equalTo("open")))
                .body(at("customerId", equalTo(customer)));
        as(Roles.AGENT).get("/v1/cases?customerId=" + customer).then().body(at("items", hasSize(1)));
        as(Roles.AGENT).get("/v1/feedback?customerId=" + customer).then().body(at("items", hasSize(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"nothing\":true}",
                "{\"feedbackId\":7}",
                "{\"feedbackId\":\"fbk_1\"}",
                "{\"feedback\":{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\"}}",
                "{\"feedback\":{\"kind\":\"complaint\",\"channel\":\"web\"}}"
            })
    void aBadCaseIs400(String body) {
        assertThat(as(Roles.AGENT).body(body).post("/v1/cases").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"remedy\":\"hope\"}",
                "{\"remedy\":\"points\",\"compensation\":{}}",
                "{\"remedy\":\"points\",\"compensation\":{\"points\":0,\"reason\":\"a\"}}",
                "{\"remedy\":\"points\",\"compensation\":{\"points\":1000001,\"reason\":\"a\"}}",
                "{\"remedy\":\"points\",\"compensation\":{\"points\":\"5\",\"reason\":\"a\"}}",
                "{\"remedy\":\"points\",\"compensation\":{\"points\":5.5,\"reason\":\"a\"}}",
                "{\"remedy\":\"points\",\"points\":5}"
            })
    void aBadResolutionIs400AndTheCaseStaysOpen(String body) {
        String id = open(Customers.newId());

        assertThat(resolve(Roles.OPERATOR, id, body).statusCode()).isEqualTo(400);
        as(Roles.AGENT).get("/v1/cases/" + id).then().body(at("state", equalTo("open")));
    }

    @Test
    void notesAndReasonsHaveLimits() {
        String id = open(Customers.newId());
        String note = "{\"remedy\":\"apology\",\"note\":\"%s\"}".formatted("가".repeat(2_001));
        String reason =
                "{\"remedy\":\"points\",\"compensation\":{\"points\":1,\"reason\":\"%s\"}}".formatted("가".repeat(501));

        for (String body : List.of(note, reason)) {
            problem(resolve(Roles.AGENT, id, body).then(), 400, "validation-failed");
        }
    }

    @Test
    void aCustomerSeesTheStateOfTheirCasesAndNoNotes() {
        String customer = Customers.newId();
        String id = open(customer);
        resolve(Roles.AGENT, id, COMPENSATION.formatted(500));

        Response mine = asCustomer(customer).get("/v1/me/cases");

        mine.then()
                .statusCode(200)
                .body(at("items.id", equalTo(List.of(id))))
                .body(at("items[0].state", equalTo("resolved")))
                .body(at("items[0].remedy", equalTo("refund")))
                .body(at("items[0].compensationPoints", equalTo(500)))
                .body(at("items[0].resolvedAt", notNullValue()));
        assertThat(mine.asString()).doesNotContain("분실");
        asCustomer(Customers.newId()).get("/v1/me/cases").then().body(at("items", hasSize(0)));
    }

    @Test
    void whatIsNotThereIs404() {
        problem(as(Roles.AGENT).get("/v1/cases/cas_00000000000000000000000000").then(), 404, "not-found");
        problem(as(Roles.AGENT).get("/v1/cases/1").then(), 404, "not-found");
        problem(decide("cas_00000000000000000000000000", "acknowledge").then(), 404, "not-found");
        problem(
                as(Roles.AGENT)
                        .body("{\"feedbackId\":\"fbk_00000000000000000000000000\"}")
                        .post("/v1/cases")
                        .then(),
                404,
                "not-found");
    }

    private static String open(String customerOrBody) {
        String body = customerOrBody.startsWith("{") ? customerOrBody : complaint(customerOrBody);
        return as(Roles.AGENT)
                .body("{\"feedback\":" + body + "}")
                .post("/v1/cases")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static String complaint(String customer) {
        return "{\"kind\":\"complaint\",\"channel\":\"call\",\"text\":\"늦어요\",\"customer\":{\"id\":\"%s\"}}"
                .formatted(customer);
    }

    private static Response decide(String id, String decision) {
        return as(Roles.AGENT).post("/v1/cases/" + id + "/" + decision);
    }

    private static Response resolve(String role, String id, String body) {
        return as(role).body(body).post("/v1/cases/" + id + "/resolve");
    }
}
