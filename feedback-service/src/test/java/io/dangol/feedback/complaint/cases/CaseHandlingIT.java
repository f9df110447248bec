package io.dangol.feedback.complaint.cases;

import static io.dangol.feedback.Cases.post;
import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.asCustomer;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Cases;
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
class CaseHandlingIT {
    @Test
    void aCaseGoesItsWholeWay() {
        String customer = Customers.newId();
        String id = Cases.open(customer);
        as(Roles.AGENT).get("/v1/cases/" + id).then().body(at("remedySought", equalTo("refund")));

        post(id, "assess", "{\"severity\":\"critical\",\"impact\":\"one\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(at("priority", equalTo("high")))
                .body(at("remedySought", equalTo("refund")));
        post(id, "assign", "{\"assignee\":\"agent-7\"}")
                .then()
                .statusCode(200)
                .body(at("assignee", equalTo("agent-7")));
        post(id, "respond", "{\"channel\":\"email\"}")
                .then()
                .statusCode(200)
                .body(at("state", equalTo("acknowledged")))
                .body(at("firstRespondedAt", notNullValue()));
        post(id, "pause", "{\"reason\":\"waiting_for_customer\"}")
                .then()
                .statusCode(200)
                .body(at("pauseReason", equalTo("waiting_for_customer")));
        problem(post(id, "pause", "{\"reason\":\"other\"}").then(), 422, "case-paused");
        post(id, "resume").then().statusCode(200).body(at("pausedAt", nullValue()));
        post(id, "escalate", "{\"to\":\"team-lead\"}").then().statusCode(200).body(at("escalationLevel", equalTo(1)));
        post(id, "resolve", "{\"remedy\":\"refund\"}").then().statusCode(200).body(at("state", equalTo("resolved")));
        asCustomer(customer)
                .post("/v1/me/cases/" + id + "/confirm")
                .then()
                .statusCode(200)
                .body(at("confirmedAt", notNullValue()));
        post(id, "close").then().statusCode(200).body(at("state", equalTo("closed")));
        post(id, "reopen")
                .then()
                .statusCode(200)
                .body(at("state", equalTo("open")))
                .body(at("closedAt", nullValue()));

        try (FeedbackEvents events = new FeedbackEvents()) {
            assertThat(events.awaitMentions(id, 11))
                    .extracting(event -> event.type().replaceAll(".*\\.case\\.(\\w+)\\.v1", "$1"))
                    .containsExactly(
                            "opened",
                            "assessed",
                            "assigned",
                            "responded",
                            "paused",
                            "resumed",
                            "escalated",
                            "resolved",
                            "confirmed",
                            "closed",
                            "reopened");
            assertThat(events.mentions(id).toString()).doesNotContain("agent-7");
        }
    }

    @Test
    void theClocksFollowTheCase() {
        String id = Cases.open(Customers.newId());
        post(id, "assess", "{\"severity\":\"major\",\"impact\":\"some\"}");
        post(id, "respond", "{}");
        post(id, "pause", "{\"reason\":\"waiting_for_goods\"}");

        Response why = as(Roles.AGENT).get("/v1/cases/" + id + "/clocks");

        why.then()
                .statusCode(200)
                .body(at("clocks", hasSize(4)))
                .body("clocks.find { it.target == 'acknowledge' }.status", equalTo("met"))
                .body("clocks.find { it.target == 'first_response' }.status", equalTo("met"))
                .body("clocks.findAll { it.target == 'update' }.status", equalTo(List.of("paused")))
                .body("clocks.find { it.target == 'resolution' }.status", equalTo("paused"))
                .body("clocks.find { it.target == 'resolution' }.priority", equalTo("high"))
                .body("clocks.find { it.target == 'resolution' }.dueAt", nullValue())
                .body(
                        "clocks.find { it.target == 'resolution' }.history.event",
                        equalTo(List.of("started", "terms_changed", "paused")));
        assertThat(why.asString())
                .contains("영업시간 기준 27시간 이내(정책 high")
                .contains("일시 정지(상품 도착 대기)")
                .contains("Paused (waiting for goods)");
        post(id, "resolve", "{\"remedy\":\"repair\"}");
        as(Roles.AGENT)
                .get("/v1/cases/" + id + "/clocks")
                .then()
                .body("clocks.findAll { it.status == 'running' }", hasSize(0))
                .body("clocks.find { it.target == 'resolution' }.status", equalTo("met"));
        post(id, "reopen");
        as(Roles.AGENT)
                .get("/v1/cases/" + id + "/clocks")
                .then()
                .body("clocks.findAll { it.status == 'running' }.target", not(hasItem("update")))
                .body("clocks.findAll { it.status == 'running' }", hasSize(3));
    }

    @Test
    void theListKeepsWhatIsAskedFor() {
        String customer = Customers.newId();
        String low = Cases.open(customer);
        String high = Cases.open(customer);
        String someone = "agent-" + UUID.randomUUID();
        post(low, "assess", "{\"severity\":\"minor\",\"impact\":\"one\"}");
        post(high, "assess", "{\"severity\":\"critical\",\"impact\":\"one\"}");
        post(high, "assign", "{\"assignee\":\"%s\"}".formatted(someone));
        String list = "/v1/cases?customerId=" + customer;

        as(Roles.AGENT).get(list + "&priority=high").then().body(at("items.id", equalTo(List.of(high))));
        as(Roles.AGENT).get("/v1/cases?assignee=" + someone).then().body(at("items.id", equalTo(List.of(high))));
        as(Roles.AGENT).get(list + "&breached=false").then().body(at("items", hasSize(2)));
        as(Roles.AGENT).get(list + "&breached=true").then().body(at("items", hasSize(0)));
        as(Roles.AGENT).get(list + "&dueBefore=2020-01-01T00:00:00Z").then().body(at("items", hasSize(0)));
        as(Roles.AGENT).get(list + "&dueBefore=2100-01-01T00:00:00Z").then().body(at("items", hasSize(2)));
        as(Roles.AGENT).get("/v1/cases?state=closed").then().body(at("items.id", not(hasItem(high))));
        for (String bad : List.of("priority=soon", "dueBefore=now", "breached=perhaps", "assigned=1", "state=shut")) {
            problem(as(Roles.AGENT).get("/v1/cases?" + bad).then(), 400, "validation-failed");
        }
    }

    @Test
    void aCustomerSeesConfirmsAndReopensTheirOwnOnly() {
        String customer = Customers.newId();
        String id = Cases.open(customer);
        String mine = "/v1/me/cases/" + id;

        asCustomer(customer)
                .get(mine)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body(at("state", equalTo("open")));
        problem(asCustomer(customer).post(mine + "/confirm").then(), 422, "case-not-resolved");
        for (String path : List.of(mine + "/confirm", mine + "/reopen")) {
            problem(asCustomer(Customers.newId()).post(path).then(), 404, "not-found");
        }
        problem(asCustomer(Customers.newId()).get(mine).then(), 404, "not-found");
        post(id, "resolve", "{\"remedy\":\"apology\",\"note\":\"우리끼리\"}");
        problem(
                asCustomer(customer)
                        .header("If-Match", "\"1\"")
                        .post(mine + "/confirm")
                        .then(),
                412,
                "precondition-failed");
        String key = UUID.randomUUID().toString();
        Response reopened = asCustomer(customer).header("Idempotency-Key", key).post(mine + "/reopen");
        Response again = asCustomer(customer).header("Idempotency-Key", key).post(mine + "/reopen");

        reopened.then().statusCode(200).body(at("state", equalTo("open"))).body(at("id", equalTo(id)));
        again.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(reopened.asString()).doesNotContain("우리끼리").isEqualTo(again.asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assess|{}",
                "assess|{\"severity\":\"bad\",\"impact\":\"one\"}",
                "assess|{\"severity\":\"major\",\"impact\":\"one\",\"priority\":\"now\"}",
                "assign|{\"assignee\":\"\"}",
                "assign|{\"assignee\":7}",
                "respond|{\"text\":\"안녕하세요\"}",
                "pause|{}",
                "pause|{\"reason\":\"lunch\"}",
                "escalate|{}",
                "escalate|{\"to\":\"Kim Team Lead\"}"
            })
    void aBadDecisionIs400AndChangesNothing(String decision, String body) {
        String id = Cases.open(Customers.newId());

        assertThat(post(id, decision, body).statusCode()).isEqualTo(400);
        as(Roles.AGENT).get("/v1/cases/" + id).then().header("ETag", "\"1\"");
    }

    @Test
    void aStaleDecisionIs412AndWhatIsNotThereIs404() {
        String id = Cases.open(Customers.newId());
        post(id, "acknowledge");

        problem(
                as(Roles.AGENT)
                        .header("If-Match", "\"1\"")
                        .body("{\"to\":\"team-lead\"}")
                        .post("/v1/cases/" + id + "/escalate")
                        .then(),
                412,
                "precondition-failed");
        problem(post("cas_00000000000000000000000000", "close").then(), 404, "not-found");
        problem(
                as(Roles.AGENT)
                        .get("/v1/cases/cas_00000000000000000000000000/clocks")
                        .then(),
                404,
                "not-found");
    }
}
