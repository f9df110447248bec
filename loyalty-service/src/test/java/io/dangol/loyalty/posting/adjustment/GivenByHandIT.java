package io.dangol.loyalty.posting.adjustment;

import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Ledgers.Member;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What one person gives an account by hand, whatever the kind and the door, has one limit for 24 hours.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class GivenByHandIT {
    private static final int LIMIT = 10_000;

    @Inject
    Ledgers ledgers;

    @Inject
    Stored stored;

    private Member member = new Member("", "");

    @BeforeEach
    void aMember() {
        member = ledgers.member();
    }

    @AfterEach
    void asItWas() {
        Api.resetProgramme();
    }

    @ParameterizedTest
    @ValueSource(strings = {"earn", "adjust"})
    void whatIsTooMuchAtOnceWaitsForASecondPerson(String kind) {
        Response proposed = post(agent("one"), kind, LIMIT + 1);

        proposed.then()
                .statusCode(202)
                .header("Location", startsWith("/v1/adjustments/adj_"))
                .body(at("kind", equalTo(kind)));
        assertThat(balance()).isZero();
        Api.as("operator", "second")
                .post(proposed.header("Location") + "/approve")
                .then()
                .statusCode(200);
        assertThat(balance()).isEqualTo(LIMIT + 1);
        // What a second person approved leaves the first one their limit.
        post(agent("one"), "earn", LIMIT).then().statusCode(201);
    }

    @Test
    void manySmallGrantsCountTogetherWhateverTheirKind() {
        post(agent("one"), "earn", 4_000).then().statusCode(201);
        post(agent("one"), "adjust", 4_000).then().statusCode(201);

        post(agent("one"), "earn", 2_001).then().statusCode(202);
        post(agent("one"), "adjust", 2_001).then().statusCode(202);
        post(agent("one"), "earn", 2_000).then().statusCode(201);

        assertThat(balance()).isEqualTo(LIMIT);
        post(agent("two"), "earn", LIMIT).then().statusCode(201);
        post(agent("one"), ledgers.member(), "earn", LIMIT).then().statusCode(201);
    }

    @Test
    void afterADayTheyNoLongerCount() throws SQLException {
        post(agent("one"), "earn", LIMIT).then().statusCode(201);
        post(agent("one"), "earn", 1).then().statusCode(202);

        stored.execute("UPDATE given_by_hand SET given_at = given_at - interval '24 hours' WHERE account_id = '%s'"
                .formatted(member.accountId().value()));

        post(agent("one"), "earn", LIMIT).then().statusCode(201);
    }

    @Test
    void aServiceIsNoHand() {
        post(Api.as("service"), "earn", 5 * LIMIT).then().statusCode(201);
        post(Api.as("service"), "adjust", LIMIT + 1).then().statusCode(202);
    }

    @Test
    void aBatchAnswersByTheLine() {
        String lines = IntStream.range(0, 3)
                .mapToObj(line -> """
                        {"key":"%s","kind":"earn","account":"%s","points":4000,"reason":"test"}
                        """.formatted(UUID.randomUUID(), member.account()))
                .reduce("", String::concat);

        List<String> answers = Api.postLines("agent", lines).asString().lines().toList();

        assertThat(answers.get(0)).contains("\"status\":201");
        assertThat(answers.get(1)).contains("\"status\":201");
        assertThat(answers.get(2)).contains("\"status\":422").contains("approval-required");
        assertThat(balance()).isEqualTo(8_000);
    }

    @Test
    void givingBackASpendingIsGivingByHand() {
        post(Api.as("service"), "earn", 2 * LIMIT).then().statusCode(201);
        Response large = post(Api.as("service"), "spend", LIMIT + 1);
        Response small = post(Api.as("service"), "spend", 5_000);

        reverse(large).then().statusCode(422).body(at("type", endsWith("/approval-required")));
        reverse(small).then().statusCode(201);
        post(agent("one"), "earn", 5_001).then().statusCode(202);
    }

    @Test
    void movingPointsOfOthersIsGivingByHand() {
        Member rich = ledgers.member();
        post(Api.as("service"), rich, "earn", 2 * LIMIT).then().statusCode(201);

        transfer(agent("one"), rich, LIMIT + 1).then().statusCode(422).body(at("type", endsWith("/approval-required")));
        transfer(agent("one"), rich, LIMIT).then().statusCode(201);
        // Customers give what is their own.
        transfer(Api.asCustomer(rich.customer()), rich, LIMIT).then().statusCode(201);
    }

    @Test
    void aQuoteIsNoWayAround() {
        String quote = Api.as("agent", "one")
                .body("""
                        {"kind":"earn","account":"%s","points":%d}""".formatted(member.account(), LIMIT + 1))
                .post("/v1/quotes")
                .path("quote");

        keyed(agent("one"))
                .body("{\"quote\":\"" + quote + "\"}")
                .post("/v1/transactions")
                .then()
                .statusCode(422)
                .body(at("type", endsWith("/approval-required")));
    }

    @Test
    void atOnceTheLimitIsExact() {
        long posted = IntStream.range(0, 40)
                .parallel()
                .map(number -> post(agent("one"), number % 2 == 0 ? "earn" : "adjust", 1_000)
                        .statusCode())
                .filter(status -> status == 201)
                .count();

        assertThat(posted).isEqualTo(10);
        assertThat(balance()).isEqualTo(LIMIT);
    }

    @Test
    void theSameKeyIsAnsweredTheSameWhenTheDayIsOver() throws SQLException {
        post(agent("one"), "earn", LIMIT);
        String key = UUID.randomUUID().toString();
        Response proposed = post(agent("one"), key, member, "earn", 1);
        proposed.then().statusCode(202);

        stored.execute("DELETE FROM given_by_hand WHERE account_id = '%s'"
                .formatted(member.accountId().value()));

        assertThat(post(agent("one"), key, member, "earn", 1).asString()).isEqualTo(proposed.asString());
        assertThat(balance()).isEqualTo(LIMIT);
    }

    private long balance() {
        return stored.balance(member.customer());
    }

    private static RequestSpecification agent(String subject) {
        return Api.as("agent", subject);
    }

    private static RequestSpecification keyed(RequestSpecification caller) {
        return caller.header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private Response post(RequestSpecification caller, String kind, long points) {
        return post(caller, member, kind, points);
    }

    private static Response post(RequestSpecification caller, Member to, String kind, long points) {
        return post(caller, UUID.randomUUID().toString(), to, kind, points);
    }

    private static Response post(RequestSpecification caller, String key, Member to, String kind, long points) {
        return caller.header("Idempotency-Key", key)
                .body("""
                        {"kind":"%s","account":"%s","points":%d,"reason":"test"}""".formatted(kind, to.account(), points))
                .post("/v1/transactions");
    }

    private static Response reverse(Response posted) {
        return keyed(agent("one"))
                .body("{\"reason\":\"test\"}")
                .post("/v1/transactions/" + posted.path("id") + "/reverse");
    }

    private Response transfer(RequestSpecification caller, Member from, long points) {
        return keyed(caller)
                .body("""
                        {"from":"%s","to":"%s","points":%d,"reason":"test"}""".formatted(from.account(), member.account(), points))
                .post("/v1/transfers");
    }
}
