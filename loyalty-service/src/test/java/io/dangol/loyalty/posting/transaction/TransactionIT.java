package io.dangol.loyalty.posting.transaction;

import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class TransactionIT extends MemberPostings {
    private static final String ISSUANCE = "acc_0000000000e008000000000001";
    private static final String REDEMPTION = "acc_0000000000e008000000000002";

    @Inject
    Facts facts;

    @Test
    void pointsAreEarnedWithEntriesALotAndTheBalanceAfter() {
        String id = post(key(), posting("earn", 100))
                .statusCode(201)
                .body(at("kind", equalTo("earn")))
                .body(at("reason", equalTo("test")))
                .body(at("recordedBy", equalTo("operator-test")))
                .body(at("balanceAfter", equalTo(100)))
                .body(at("entries", hasSize(2)))
                .body("entries.find { it.accountId == '%s' }.amount".formatted(account), equalTo(100))
                .body("entries.find { it.accountId == '%s' }.balanceAfter".formatted(account), equalTo(100))
                .body("entries.find { it.accountId == '%s' }.accountVersion".formatted(account), equalTo(1))
                .body("entries.find { it.accountId == '%s' }.amount".formatted(ISSUANCE), equalTo(-100))
                .body("entries.find { it.accountId == '%s' }.balanceAfter".formatted(ISSUANCE), nullValue())
                .body(at("lots", hasSize(1)))
                .body(at("lots[0].granted", equalTo(100)))
                .body(at("lots[0].expiresAt", nullValue()))
                .extract()
                .as(JsonBody.class)
                .at("id");
        assertThat(stored.balance(customer)).isEqualTo(100);
        as("operator").get("/v1/transactions/" + id).then().statusCode(200).body(at("balanceAfter", equalTo(100)));
    }

    @Test
    void pointsAreSpentFromTheLotThatExpiresFirst() {
        post(key(), posting("earn", 100)).statusCode(201);
        String sooner = post(key(), posting("earn", 50, "\"expiresAt\":\"2099-01-01T00:00:00Z\""))
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("lots[0].id");
        post(key(), posting("spend", 60))
                .statusCode(201)
                .body(at("balanceAfter", equalTo(90)))
                .body("entries.find { it.accountId == '%s' }.amount".formatted(REDEMPTION), equalTo(60))
                .body(at("allocations", hasSize(2)))
                .body("allocations.find { it.lotId == '%s' }.points".formatted(sooner), equalTo(50));
    }

    @Test
    void theSameKeyAndRequestGetTheSameAnswerWordForWord() {
        String key = key();
        Response first = send(key, posting("earn", 7));
        Response again = send(key, posting("earn", 7));

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        again.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(stored.balance(customer)).isEqualTo(7);
    }

    @Test
    void aRepeatedSpendIsAnsweredAlikeAfterItsLotsHaveChanged() {
        post(key(), posting("earn", 100)).statusCode(201);
        String key = key();
        Response first = send(key, posting("spend", 10));
        post(key(), posting("spend", 20)).statusCode(201);

        assertThat(send(key, posting("spend", 10)).asString()).isEqualTo(first.asString());
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        String key = key();
        post(key, posting("earn", 7)).statusCode(201);
        post(key, posting("earn", 8)).statusCode(422).body(at("type", endsWith("/idempotency-key-reused")));
        assertThat(stored.balance(customer)).isEqualTo(7);
    }

    @Test
    void twoCallersMayHaveTheSameKey() {
        String key = key();
        post(key, posting("earn", 7)).statusCode(201);
        given().header("Authorization", "Bearer " + Tokens.of("agent"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(posting("earn", 8))
                .post("/v1/transactions")
                .then()
                .statusCode(201);
        assertThat(stored.balance(customer)).isEqualTo(15);
    }

    @Test
    void aReversalGivesPointsBackToTheSameLotsOnce() {
        post(key(), posting("earn", 100)).statusCode(201);
        String spend =
                post(key(), posting("spend", 60)).extract().as(JsonBody.class).at("id");

        String key = key();
        String reversal = reverse(key, spend)
                .statusCode(201)
                .body(at("kind", equalTo("reverse")))
                .body(at("reverses", equalTo(spend)))
                .body(at("balanceAfter", equalTo(100)))
                .body(at("allocations[0].points", equalTo(-60)))
                .extract()
                .as(JsonBody.class)
                .at("id");
        reverse(key, spend).statusCode(201).body(at("id", equalTo(reversal)));
        reverse(key(), spend).statusCode(422).body(at("type", endsWith("/already-reversed")));
        reverse(key(), reversal).statusCode(422).body(at("type", endsWith("/not-reversible")));
        reverse(key(), facts.newId("txn")).statusCode(404);
        assertThat(stored.number("SELECT remaining FROM lot WHERE account_id = ?", Stored.uuid("acc", account)))
                .isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "earn, 0, 422, points-out-of-range",
        "earn, -1, 422, points-out-of-range",
        "earn, 9007199254740993, 422, points-out-of-range",
        "spend, 1, 422, insufficient-points",
        "spend, 0, 422, points-out-of-range",
        "adjust, 0, 422, points-out-of-range",
        "adjust, -1, 422, insufficient-points",
        "earn, 9223372036854775808, 400, validation-failed",
        "earn, 1.5, 400, validation-failed",
        "earn, \"1\", 400, validation-failed",
        "give, 1, 400, validation-failed",
    })
    void badPointsAreRefusedAndChangeNothing(String kind, String points, int status, String problem) {
        post(
                        key(),
                        "{\"kind\":\"%s\",\"account\":\"%s\",\"points\":%s,\"reason\":\"test\"}"
                                .formatted(kind, account, points))
                .statusCode(status)
                .contentType("application/problem+json")
                .body(at("type", endsWith("/" + problem)));
        assertThat(stored.number("SELECT version FROM account WHERE owner = ?", Stored.uuid("cus", customer)))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"earn\",\"points\":1,\"reason\":\"test\"}",
                "{\"kind\":\"earn\",\"account\":\"%s\",\"reason\":\"test\"}",
                "{\"kind\":\"earn\",\"account\":\"%s\",\"points\":1}",
                "{\"kind\":\"earn\",\"account\":\"%s\",\"points\":1,\"reason\":\" \"}",
                "{\"kind\":\"earn\",\"account\":\"%s\",\"points\":1,\"reason\":\"test\",\"other\":1}",
                "{\"kind\":\"spend\",\"account\":\"%s\",\"points\":1,\"reason\":\"test\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}",
                "{\"kind\":\"earn\",\"account\":\"%s\",\"points\":1,\"reason\":\"test\",\"effectiveAt\":\"2099-01-01T00:00:00Z\"}",
                "{\"kind\":\"earn\"",
                "[]",
                "",
            })
    void malformedRequestsAreRefused(String body) {
        post(key(), body.formatted(account)).statusCode(400).contentType("application/problem+json");
        assertThat(stored.balance(customer)).isZero();
    }

    @Test
    void anAccountThatIsNoneIsRefused() {
        String request = posting("earn", 1).replace(account, facts.newId("acc"));
        post(key(), request).statusCode(422).body(at("type", endsWith("/unknown-account")));
        post(key(), posting("earn", 1).replace(account, ISSUANCE)).statusCode(422);
        post(key(), posting("earn", 1).replace(account, customer)).statusCode(422);
    }

    @Test
    void aKeyIsRequired() {
        as("operator")
                .contentType("application/json")
                .body(posting("earn", 1))
                .post("/v1/transactions")
                .then()
                .statusCode(400)
                .body(at("type", endsWith("/idempotency-key-required")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "marketer", "analyst", "partner"})
    void othersMayNotPost(String role) {
        as(role).header("Idempotency-Key", key())
                .contentType("application/json")
                .body(posting("earn", 1))
                .post("/v1/transactions")
                .then()
                .statusCode(403);
        assertThat(stored.balance(customer)).isZero();
    }

    @Test
    void aHundredSpendsAtOnceNeverOverdraw() throws Exception {
        post(key(), posting("earn", 55)).statusCode(201);
        List<Integer> statuses =
                atOnce(100, number -> send(key(), posting("spend", 1)).statusCode());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(55);
        assertThat(statuses).filteredOn(status -> status == 422).hasSize(45);
        assertThat(stored.balance(customer)).isZero();
    }

    @Test
    void fiftyPostsWithOneKeyHaveOneEffectAndOneAnswer() throws Exception {
        String key = key();
        List<String> answers =
                atOnce(50, number -> send(key, posting("earn", 9)).asString());

        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(stored.balance(customer)).isEqualTo(9);
    }

    @Test
    void twentyReversalsAtOnceTakeBackOnce() throws Exception {
        String earn =
                post(key(), posting("earn", 30)).extract().as(JsonBody.class).at("id");
        List<Integer> statuses =
                atOnce(20, number -> reverse(key(), earn).extract().statusCode());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(stored.balance(customer)).isZero();
    }

    private <T> List<T> atOnce(int number, IntFunction<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<Callable<T>> tasks = IntStream.range(0, number)
                    .mapToObj(each -> (Callable<T>) () -> work.apply(each))
                    .toList();
            return threads.invokeAll(tasks).stream().map(TransactionIT::value).collect(Collectors.toList());
        }
    }

    private static <T> T value(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private ValidatableResponse post(String key, String body) {
        return send(key, body).then();
    }

    private Response send(String key, String body) {
        return as("operator")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/v1/transactions");
    }

    private ValidatableResponse reverse(String key, String transaction) {
        return as("operator")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"reason\":\"test\"}")
                .post("/v1/transactions/" + transaction + "/reverse")
                .then();
    }

    private String posting(String kind, long points, String... more) {
        return "{\"kind\":\"%s\",\"account\":\"%s\",\"points\":%d,\"reason\":\"test\"%s}"
                .formatted(kind, account, points, more.length == 0 ? "" : "," + String.join(",", more));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + Tokens.of(role));
    }
}
