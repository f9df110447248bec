package io.dangol.loyalty.posting.adjustment;

import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Without a change, more than 10,000 points need a second person.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AdjustmentResourceIT {
    private static final String ADJUSTMENTS = "/v1/adjustments/";

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    private String customer = "";

    @BeforeEach
    void aMember() {
        customer = stored.member(facts);
    }

    @AfterEach
    void asItWas() {
        Api.resetProgramme();
    }

    @Test
    void upToTheLimitOnePersonIsEnough() {
        adjust(10_000).then().statusCode(201);
        adjust(-10_000).then().statusCode(201);

        assertThat(stored.balance(customer)).isZero();
    }

    @Test
    void aboveTheLimitItIsProposedAndPostedOnceItIsApproved() {
        Response proposed = adjust(10_001);
        proposed.then()
                .statusCode(202)
                .header("Location", startsWith(ADJUSTMENTS + "adj_"))
                .body(at("state", equalTo("proposed")))
                .body(at("account", equalTo(stored.accountId(customer))))
                .body(at("points", equalTo(10_001)))
                .body(at("proposedBy", equalTo("agent-test")))
                .body(at("transactionId", nullValue()));
        assertThat(stored.balance(customer)).isZero();

        Response approved = approve(proposed, "second");
        approved.then()
                .statusCode(200)
                .body(at("state", equalTo("approved")))
                .body(at("decidedBy", equalTo("second")))
                .body(at("transactionId", startsWith("txn_")));
        Response again = approve(proposed, "third");

        assertThat(again.asString()).isEqualTo(approved.asString());
        assertThat(stored.balance(customer)).isEqualTo(10_001);
        Api.as("agent")
                .get("/v1/transactions/" + approved.path("transactionId"))
                .then()
                .body(at("kind", equalTo("adjust")))
                .body(at("reference", equalTo("ticket")))
                .body(at("recordedBy", equalTo("agent-test")))
                .body(at("balanceAfter", equalTo(10_001)));
        Api.as("agent").get(proposed.header("Location")).then().body(at("state", equalTo("approved")));
        reject(proposed, "fourth").then().statusCode(422).body(at("type", endsWith("/adjustment-decided")));
    }

    @Test
    void whoProposedItCannotApproveIt() {
        Response proposed = Api.as("operator", "alone")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body(20_000))
                .post("/v1/transactions");

        approve(proposed, "alone").then().statusCode(422).body(at("type", endsWith("/second-person-required")));
        assertThat(stored.balance(customer)).isZero();
        approve(proposed, "other").then().statusCode(200);
        assertThat(stored.balance(customer)).isEqualTo(20_000);
    }

    @Test
    void aRejectedOneIsNeverPosted() {
        Response proposed = adjust(20_000);

        Response rejected = reject(proposed, "second");
        rejected.then()
                .statusCode(200)
                .body(at("state", equalTo("rejected")))
                .body(at("decisionReason", equalTo("no")))
                .body(at("decidedBy", equalTo("second")));
        assertThat(reject(proposed, "third").asString()).isEqualTo(rejected.asString());
        approve(proposed, "third").then().statusCode(422).body(at("type", endsWith("/adjustment-decided")));
        assertThat(stored.balance(customer)).isZero();
    }

    @Test
    void ofManyApprovalsAtOnceOnePosts() {
        Response proposed = adjust(20_000);

        IntStream.range(0, 8)
                .parallel()
                .forEach(
                        number -> approve(proposed, "operator-" + number).then().statusCode(200));

        assertThat(stored.balance(customer)).isEqualTo(20_000);
        assertThat(stored.number(
                        "SELECT version FROM account WHERE id = ?",
                        stored.account(customer).value()))
                .isEqualTo(1);
    }

    @Test
    void afterItsTimeItIsExpired() throws Exception {
        Response proposed = adjust(20_000);
        stored.execute("UPDATE adjustment SET open_until = now() - interval '1 second' WHERE id = '%s'"
                .formatted(Stored.uuid("adj", proposed.path("id"))));

        approve(proposed, "second").then().statusCode(422).body(at("type", endsWith("/adjustment-expired")));
        reject(proposed, "second").then().statusCode(422).body(at("type", endsWith("/adjustment-expired")));
        Api.as("agent").get(proposed.header("Location")).then().body(at("state", equalTo("expired")));
        listed("expired").body(at("items.id", hasItem(proposed.<String>path("id"))));
        listed("proposed").body(at("items.id", not(hasItem(proposed.<String>path("id")))));
        assertThat(stored.balance(customer)).isZero();
    }

    @Test
    void whatCannotBePostedAnyMoreStaysProposed() {
        Api.post(Api.as("service"), """
                {"kind":"earn","account":"%s","points":20000,"reason":"test"}""".formatted(stored.accountId(customer)));
        Response proposed = adjust(-15_000);
        Api.spend(stored.accountId(customer), 10_000);

        approve(proposed, "second").then().statusCode(422).body(at("type", endsWith("/insufficient-points")));
        Api.as("agent").get(proposed.header("Location")).then().body(at("state", equalTo("proposed")));
        Api.earn(stored.accountId(customer), 5_000);
        approve(proposed, "second").then().statusCode(200);
        assertThat(stored.balance(customer)).isZero();
    }

    @Test
    void whatCouldNotBePostedNowIsNotProposed() {
        adjust(-15_000).then().statusCode(422).body(at("type", endsWith("/insufficient-points")));
        Api.post(
                        "{\"kind\":\"adjust\",\"account\":\"acc_00000000000000000000000000\",\"points\":20000,\"reason\":\"r\"}")
                .then()
                .statusCode(422)
                .body(at("type", endsWith("/unknown-account")));
    }

    @Test
    void theSameKeyGetsTheSameAnswerWhateverTheLimitIsByThen() {
        String key = UUID.randomUUID().toString();
        Response proposed = Api.post(key, body(20_000));
        approve(proposed, "second");

        Api.programme("{\"adjustmentLimit\":1000000}");
        Response again = Api.post(key, body(20_000));
        again.then().statusCode(202).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(proposed.asString());
        Api.post(key, body(20_001)).then().statusCode(422).body(at("type", endsWith("/idempotency-key-reused")));

        String other = UUID.randomUUID().toString();
        Response posted = Api.post(other, body(30_000));
        posted.then().statusCode(201);
        Api.programme("{\"adjustmentLimit\":0}");
        Response postedAgain = Api.post(other, body(30_000));
        postedAgain.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(postedAgain.<String>path("id")).isEqualTo(posted.path("id"));
        Api.post(other, body(30_001)).then().statusCode(422).body(at("type", endsWith("/idempotency-key-reused")));
        assertThat(stored.balance(customer)).isEqualTo(50_000);
    }

    @Test
    void aKeyThatReachedTheLedgerBehindItsProposalPostsOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        Response proposed = Api.post(key, body(20_000));
        UUID id = Stored.uuid("adj", proposed.path("id"));
        UUID cause = (UUID) stored.value("SELECT cause FROM adjustment WHERE id = ?", id);
        // As a replica that does not see the proposal, and knows another limit, would.
        stored.execute("UPDATE adjustment SET cause = gen_random_uuid() WHERE id = '%s'".formatted(id));
        Api.programme("{\"adjustmentLimit\":1000000}");
        Response posted = Api.post(key, body(20_000));
        posted.then().statusCode(201);
        stored.execute("UPDATE adjustment SET cause = '%s' WHERE id = '%s'".formatted(cause, id));

        approve(proposed, "second")
                .then()
                .statusCode(200)
                .body(at("transactionId", equalTo(posted.<String>path("id"))));
        assertThat(stored.balance(customer)).isEqualTo(20_000);
    }

    @Test
    void aBatchRefusesWhatNeedsASecondPersonAndPostsItsNeighbours() {
        String lines = line("a", 20_000) + line("b", 7);

        String answer = Api.postLines(lines).asString();

        assertThat(answer.lines().toList().get(0))
                .contains("/approval-required")
                .contains("\"status\":422");
        assertThat(answer.lines().toList().get(1)).contains("\"status\":201").contains("\"balanceAfter\":7");
        assertThat(stored.balance(customer)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\"\"}", "{\"reason\":\" \"}", "{\"reason\":\"no\",\"why\":1}", ""})
    void aRejectionSaysWhy(String body) {
        Response proposed = adjust(20_000);

        Api.as("operator")
                .body(body)
                .post(proposed.header("Location") + "/reject")
                .then()
                .statusCode(400);
        Api.as("agent").get(proposed.header("Location")).then().body(at("state", equalTo("proposed")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "agent", "marketer", "analyst", "partner", "service"})
    void operatorsOnlyDecide(String role) {
        String path = adjust(20_000).header("Location");

        Api.as(role).post(path + "/approve").then().statusCode(403);
        Api.as(role).body("{\"reason\":\"no\"}").post(path + "/reject").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "marketer", "analyst", "partner"})
    void othersDoNotReadThem(String role) {
        Api.as(role).get("/v1/adjustments").then().statusCode(403);
        Api.as(role).get(ADJUSTMENTS + "adj_00000000000000000000000000").then().statusCode(403);
    }

    @Test
    void whatIsNotThereIsNotFoundAndStatesAreNamed() {
        Api.as("agent")
                .get(ADJUSTMENTS + "adj_00000000000000000000000000")
                .then()
                .statusCode(404);
        Api.as("agent").get(ADJUSTMENTS + "1").then().statusCode(404);
        Api.as("operator")
                .post(ADJUSTMENTS + "adj_00000000000000000000000000/approve")
                .then()
                .statusCode(404);
        Api.as("agent").get("/v1/adjustments?state=open").then().statusCode(400);
        Api.as("agent").get("/v1/adjustments?limit=1").then().statusCode(200);
    }

    private String line(String key, long points) {
        return "{\"key\":\"" + facts.newId(key) + "\"," + body(points).substring(1) + "\n";
    }

    private Response adjust(long points) {
        return Api.post(body(points));
    }

    private String body(long points) {
        return "{\"kind\":\"adjust\",\"account\":\"%s\",\"points\":%d,\"reason\":\"test\",\"reference\":\"ticket\"}"
                .formatted(stored.accountId(customer), points);
    }

    private static Response approve(Response proposed, String who) {
        return Api.as("operator", who).post(proposed.header("Location") + "/approve");
    }

    private static Response reject(Response proposed, String who) {
        return Api.as("operator", who).body("{\"reason\":\"no\"}").post(proposed.header("Location") + "/reject");
    }

    private static ValidatableResponse listed(String state) {
        return Api.as("agent").get("/v1/adjustments?state=" + state).then().statusCode(200);
    }
}
