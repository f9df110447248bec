package io.dangol.feedback.complaint.compensation;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.feedback.Requests.with;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.feedback.Cases;
import io.dangol.feedback.Customers;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CompensationIT {
    private static final String APPROVED = "io.dangol.feedback.compensation.approved.v1";
    private static final String REVERSED = "io.dangol.feedback.compensation.reversed.v1";

    @Inject
    Customers customers;

    @Test
    void whatAnAgentMayGrantAloneIsApprovedAtOnceAndToldOnce() {
        String customer = Customers.newId();
        String id = Cases.open(customer);
        String key = UUID.randomUUID().toString();

        Response granted = propose(Roles.AGENT, key, id, 10_000);
        Response again = propose(Roles.AGENT, key, id, 10_000);

        granted.then()
                .statusCode(201)
                .header("Location", containsString("/v1/cases/" + id + "/compensations/cmp_"))
                .body(at("state", equalTo("approved")))
                .body(at("origin", equalTo("person")))
                .body(at("customerId", equalTo(customer)));
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        as(Roles.AGENT).get("/v1/cases/" + id).then().body(at("compensationPoints", equalTo(10_000)));
        try (FeedbackEvents events = new FeedbackEvents()) {
            JsonPath approved = events.awaitOne(id, APPROVED);
            assertThat(approved.getInt("points")).isEqualTo(10_000);
            assertThat(approved.getString("compensationId")).isEqualTo(granted.path("id"));
        }
    }

    @Test
    void moreTakesASecondPerson() {
        String id = Cases.open(Customers.newId());
        Response proposed = propose(Roles.AGENT, null, id, 10_001);
        String path = path(id, proposed);

        proposed.then().statusCode(201).body(at("state", equalTo("proposed")));
        problem(
                with(Tokens.of(Roles.MARKETER, "agent-test"))
                        .post(path + "/approve")
                        .then(),
                422,
                "second-person-required");
        problem(as(Roles.AGENT).post(path + "/approve").then(), 403, "forbidden");
        problem(
                as(Roles.MARKETER)
                        .header("If-Match", "\"2\"")
                        .post(path + "/approve")
                        .then(),
                412,
                "precondition-failed");
        as(Roles.AGENT).get("/v1/cases/" + id).then().body(at("compensationPoints", equalTo(0)));
        as(Roles.MARKETER)
                .post(path + "/approve")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(at("state", equalTo("approved")))
                .body(at("decidedBy", equalTo("marketer-test")));
        problem(as(Roles.OPERATOR).post(path + "/approve").then(), 422, "compensation-not-proposed");
        try (FeedbackEvents events = new FeedbackEvents()) {
            assertThat(events.awaitOne(id, APPROVED).getInt("points")).isEqualTo(10_001);
        }
    }

    @Test
    void whatIsDeclinedGrantsNothing() {
        String id = Cases.open(Customers.newId());
        String path = path(id, propose(Roles.AGENT, null, id, 20_000));

        as(Roles.MARKETER).post(path + "/decline").then().statusCode(200).body(at("state", equalTo("declined")));
        problem(as(Roles.OPERATOR).post(path + "/approve").then(), 422, "compensation-not-proposed");
        problem(reverse(path).then(), 422, "compensation-not-approved");
        as(Roles.AGENT).get("/v1/cases/" + id).then().body(at("compensationPoints", equalTo(0)));
    }

    @Test
    void theLimitOfARoleCountsAllThatACaseWasGranted() {
        String id = Cases.open(Customers.newId());
        propose(Roles.AGENT, null, id, 6_000).then().body(at("state", equalTo("approved")));

        propose(Roles.AGENT, null, id, 4_001).then().body(at("state", equalTo("proposed")));
        problem(
                as(Roles.AGENT)
                        .body("{\"remedy\":\"points\",\"compensation\":{\"points\":4001,\"reason\":\"늦음\"}}")
                        .post("/v1/cases/" + id + "/resolve")
                        .then(),
                422,
                "compensation-over-limit");
        propose(Roles.AGENT, null, id, 4_000).then().body(at("state", equalTo("approved")));
        as(Roles.ANALYST)
                .get("/v1/cases/" + id + "/compensations?limit=2")
                .then()
                .body(at("items", hasSize(2)));
    }

    @Test
    void aCustomerIsGrantedSoMuchInAPeriodWhateverTheirCasesAre() {
        String customer = Customers.newId();
        String first = Cases.open(customer);
        String second = Cases.open(customer);
        as(Roles.MARKETER)
                .body("{\"remedy\":\"points\",\"compensation\":{\"points\":60000,\"reason\":\"분실\"}}")
                .post("/v1/cases/" + first + "/resolve")
                .then()
                .statusCode(200);

        problem(propose(Roles.MARKETER, null, second, 40_001).then(), 422, "compensation-over-customer-limit");
        problem(
                as(Roles.MARKETER)
                        .body("{\"remedy\":\"points\",\"compensation\":{\"points\":40001,\"reason\":\"분실\"}}")
                        .post("/v1/cases/" + second + "/resolve")
                        .then(),
                422,
                "compensation-over-customer-limit");
        as(Roles.AGENT).get("/v1/cases/" + second).then().body(at("state", equalTo("open")));
        propose(Roles.MARKETER, null, second, 40_000).then().statusCode(201);
    }

    @Test
    void grantsAtTheSameTimeNeverPassTheCustomersLimitTogether() {
        String customer = Customers.newId();
        List<String> cases =
                Stream.generate(() -> Cases.open(customer)).limit(6).toList();

        List<CompletableFuture<Integer>> grants = cases.stream()
                .map(id -> CompletableFuture.supplyAsync(
                        () -> propose(Roles.OPERATOR, null, id, 30_000).statusCode()))
                .toList();

        assertThat(grants.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder(201, 201, 201, 422, 422, 422);
    }

    @Test
    void aReversalIsToldOnceAndFreesTheLimits() {
        String id = Cases.open(Customers.newId());
        Response granted = propose(Roles.AGENT, null, id, 10_000);
        String path = path(id, granted);

        problem(as(Roles.MARKETER).body("{}").post(path + "/reverse").then(), 400, "validation-failed");
        reverse(path)
                .then()
                .statusCode(200)
                .body(at("state", equalTo("reversed")))
                .body(at("reversalReason", equalTo("찾음")));
        problem(reverse(path).then(), 422, "compensation-not-approved");
        as(Roles.AGENT).get("/v1/cases/" + id).then().body(at("compensationPoints", equalTo(0)));
        propose(Roles.AGENT, null, id, 10_000).then().body(at("state", equalTo("approved")));
        try (FeedbackEvents events = new FeedbackEvents()) {
            JsonPath reversed = events.awaitOne(id, REVERSED);
            assertThat(reversed.getString("compensationId")).isEqualTo(granted.path("id"));
            assertThat(reversed.getInt("points")).isEqualTo(10_000);
        }
    }

    @Test
    void theCompensationOfAResolutionIsReversedToo() {
        String id = Cases.open(Customers.newId());
        as(Roles.AGENT)
                .body("{\"remedy\":\"points\",\"compensation\":{\"points\":500,\"reason\":\"늦음\"}}")
                .post("/v1/cases/" + id + "/resolve")
                .then()
                .statusCode(200);
        JsonPath listed =
                as(Roles.AGENT).get("/v1/cases/" + id + "/compensations").jsonPath();

        assertThat(listed.getList("items.origin")).isEqualTo(List.of("resolution"));
        reverse("/v1/cases/" + id + "/compensations/" + listed.getString("items[0].id"))
                .then()
                .statusCode(200)
                .body(at("state", equalTo("reversed")));
        try (FeedbackEvents events = new FeedbackEvents()) {
            assertThat(events.awaitOne(id, REVERSED).getInt("points")).isEqualTo(500);
        }
    }

    @Test
    void aCustomerWhoIsNotKnownYetGetsTheirPointsOnceTheyAre() {
        String name = "new-" + UUID.randomUUID();
        String id = Cases.openWith(
                "{\"kind\":\"complaint\",\"channel\":\"web\",\"text\":\"깨짐\",\"customer\":{\"externalId\":\"%s\"}}"
                        .formatted(name));
        Response granted = propose(Roles.AGENT, null, id, 700);
        Response resolved = as(Roles.AGENT)
                .body("{\"remedy\":\"points\",\"compensation\":{\"points\":5,\"reason\":\"늦음\"}}")
                .post("/v1/cases/" + id + "/resolve");
        Response never = propose(Roles.AGENT, null, id, 900);
        reverse(path(id, never)).then().statusCode(200);
        reverse("/v1/cases/" + id + "/compensations/" + resolved.path("resolution.compensation.id"))
                .then()
                .statusCode(200);

        granted.then().statusCode(201).body(at("waitsForCustomer", equalTo(true)));
        String customer = customers.registered("api", name);
        try (FeedbackEvents events = new FeedbackEvents()) {
            JsonPath approved = events.awaitOne(id, APPROVED);
            assertThat(approved.getInt("points")).isEqualTo(700);
            assertThat(approved.getString("customerId")).isEqualTo(customer);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> as(Roles.AGENT)
                            .get(path(id, granted))
                            .then()
                            .body(at("waitsForCustomer", equalTo(false)))
                            .body(at("customerId", equalTo(customer))));
            assertThat(events.mentions(id)).noneMatch(event -> event.type().equals(REVERSED));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"points\":0,\"reason\":\"a\"}",
                "{\"points\":1000001,\"reason\":\"a\"}",
                "{\"points\":1.5,\"reason\":\"a\"}",
                "{\"points\":5}",
                "{\"points\":5,\"reason\":\"\"}",
                "{\"points\":5,\"reason\":\"a\",\"customerId\":\"cus_1\"}"
            })
    void aBadProposalIs400(String body) {
        String id = Cases.open(Customers.newId());

        assertThat(as(Roles.AGENT)
                        .body(body)
                        .post("/v1/cases/" + id + "/compensations")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobodyIsNotCompensatedAndAnotherCasesCompensationIsNotThere() {
        String nobody = Cases.openWith("{\"kind\":\"complaint\",\"channel\":\"store\",\"text\":\"더러움\"}");
        String id = Cases.open(Customers.newId());
        String other = Cases.open(Customers.newId());
        Response granted = propose(Roles.AGENT, null, id, 10);

        problem(propose(Roles.AGENT, null, nobody, 10).then(), 422, "case-without-customer");
        problem(propose(Roles.AGENT, null, "cas_00000000000000000000000000", 10).then(), 404, "not-found");
        problem(
                as(Roles.AGENT)
                        .get("/v1/cases/cas_00000000000000000000000000/compensations")
                        .then(),
                404,
                "not-found");
        problem(as(Roles.AGENT).get(path(other, granted)).then(), 404, "not-found");
        problem(reverse(path(other, granted)).then(), 404, "not-found");
    }

    private static Response propose(String role, String key, String id, int points) {
        var request = as(role).body("{\"points\":%d,\"reason\":\"일주일 늦음\"}".formatted(points));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/v1/cases/" + id + "/compensations");
    }

    private static Response reverse(String path) {
        return as(Roles.MARKETER).body("{\"reason\":\"찾음\"}").post(path + "/reverse");
    }

    private static String path(String id, Response proposed) {
        return "/v1/cases/" + id + "/compensations/" + proposed.path("id");
    }
}
