package io.dangol.loyalty.posting.quote;

import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.kit.time.Ids;
import io.dangol.loyalty.posting.quote.Quote.Earning;
import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class QuoteResourceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String QUOTES = "/v1/quotes";
    private static final String KRW_RULE = "/v1/earning-rules/rul_0000000000e008000000000081";

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    @Inject
    QuoteKeys keys;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private String customer = "";
    private String account = "";

    @BeforeEach
    void aMember() {
        customer = stored.member(facts);
        account = stored.accountId(customer);
    }

    @AfterEach
    void asItWas() {
        Api.resetProgramme();
    }

    @Test
    void aPurchaseEarnsWhatWasQuotedThoughTheRuleHasChanged() {
        Api.programme("{\"pointsValidDays\":10}");
        Response quote =
                quote("\"kind\":\"earn\",\"purchase\":{\"total\":{\"amount\":\"12999\",\"currency\":\"KRW\"}}");
        quote.then()
                .statusCode(200)
                .body(at("id", startsWith("quo_")))
                .body(at("kind", equalTo("earn")))
                .body(at("account", equalTo(account)))
                .body(at("points", equalTo(129)))
                .body(at("balanceAfter", equalTo(129)))
                .body(at("calculation.formula", equalTo("floor(12999 KRW × 1 / 100 KRW) = 129")))
                .body(at("lots", nullValue()));
        Instant pointsExpireAt = Instant.parse(quote.path("pointsExpireAt"));
        int version = quote.path("calculation.ruleVersion");
        assertThat(Duration.between(clock.instant(), Instant.parse(quote.path("expiresAt"))))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(stored.balance(customer)).isZero();

        Api.programme("{\"pointsValidDays\":null}");
        changeRule(1);
        try {
            Response posted = commit(quote);
            posted.then()
                    .statusCode(201)
                    .body(at("kind", equalTo("earn")))
                    .body(at("reason", equalTo("quote")))
                    .body(at("quoteId", equalTo(quote.<String>path("id"))))
                    .body(at("balanceAfter", equalTo(129)))
                    .body(at("lots[0].expiresAt", equalTo(pointsExpireAt.toString())))
                    .body(at("calculation.ruleVersion", equalTo(version)))
                    .body(at("calculation.formula", equalTo("floor(12999 KRW × 1 / 100 KRW) = 129")));
        } finally {
            changeRule(100);
        }
        assertThat(stored.value(
                        "SELECT kind || ' ' || points || ' ' || (account_id = ?) || ' ' || (expires_at = ?::timestamptz) FROM quote_promise WHERE quote_id = ?",
                        stored.account(customer).value(),
                        pointsExpireAt.toString(),
                        Stored.uuid("quo", quote.path("id"))))
                .isEqualTo("earn 129 true true");
    }

    @Test
    void pointsAreQuotedToo() {
        Response quote = quote("\"kind\":\"earn\",\"points\":40");
        quote.then()
                .statusCode(200)
                .body(at("points", equalTo(40)))
                .body(at("calculation", nullValue()))
                .body(at("pointsExpireAt", nullValue()));

        commit(quote, ",\"reason\":\"campaign\",\"reference\":\"A-1\"")
                .then()
                .statusCode(201)
                .body(at("reason", equalTo("campaign")))
                .body(at("reference", equalTo("A-1")));
        assertThat(stored.balance(customer)).isEqualTo(40);
    }

    @Test
    void aSpendTakesTheLotsThatWereQuoted() {
        Api.earn(account, 10);
        earnUntil("2087-01-01T00:00:00Z", 5);
        Response quote = quote("\"kind\":\"spend\",\"points\":8");
        quote.then()
                .statusCode(200)
                .body(at("balanceAfter", equalTo(7)))
                .body(at("lots.points", contains(5, 3)))
                .body(at("lots[0].expiresAt", equalTo("2087-01-01T00:00:00Z")))
                .body(at("lots[1].expiresAt", nullValue()));
        List<String> lots = quote.path("lots.lotId");

        Response posted = commit(quote);

        posted.then().statusCode(201).body(at("balanceAfter", equalTo(7)));
        assertThat(posted.<List<String>>path("allocations.lotId")).containsExactlyInAnyOrderElementsOf(lots);
        assertThat(stored.balance(customer)).isEqualTo(7);
    }

    @Test
    void aSpendWhoseLotsAreNoLongerTheOnesToTakeIsRefused() {
        Api.earn(account, 10);
        Response quote = quote("\"kind\":\"spend\",\"points\":8");
        earnUntil("2087-01-01T00:00:00Z", 5);

        commit(quote).then().statusCode(409).body(at("type", endsWith("/quote-outdated")));
        assertThat(stored.balance(customer)).isEqualTo(15);
        assertThat(stored.number(
                        "SELECT count(*) FROM quote_promise WHERE quote_id = ?", Stored.uuid("quo", quote.path("id"))))
                .isZero();
    }

    @Test
    void aSpendThatIsNoLongerThereIsRefusedAsOutdated() {
        Api.earn(account, 10);
        Response quote = quote("\"kind\":\"spend\",\"points\":8");
        Api.spend(account, 5);

        commit(quote).then().statusCode(409).body(at("type", endsWith("/quote-outdated")));
        assertThat(stored.balance(customer)).isEqualTo(5);
    }

    @Test
    void aQuoteIsGoodOnceAndTheSameKeyGetsTheSameAnswer() {
        Response quote = quote("\"kind\":\"earn\",\"points\":40");
        String key = UUID.randomUUID().toString();
        Response first = commit(key, quote, "");
        first.then().statusCode(201);

        Response again = commit(key, quote, "");
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        commit(quote).then().statusCode(409).body(at("type", endsWith("/quote-used")));
        commit(key, quote, ",\"reason\":\"other\"")
                .then()
                .statusCode(422)
                .body(at("type", endsWith("/idempotency-key-reused")));
        assertThat(stored.balance(customer)).isEqualTo(40);
    }

    @Test
    void ofManyCommitsAtOnceOnePosts() {
        // Read once: two threads cannot read the body of one answer at the same time.
        String body = "{\"quote\":\"%s\"}"
                .formatted(quote("\"kind\":\"earn\",\"points\":40").<String>path("quote"));

        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(number -> Api.post(UUID.randomUUID().toString(), body).statusCode())
                .toList();

        assertThat(statuses).containsOnlyOnce(201).contains(409).doesNotContain(500, 503);
        assertThat(stored.balance(customer)).isEqualTo(40);
    }

    @Test
    void aQuotePastItsTimeIsRefusedUnlessItWasUsedByThisKey() {
        String key = UUID.randomUUID().toString();
        String used = token(clock.instant().plusSeconds(3), ids.next());
        Api.post(key, "{\"quote\":\"" + used + "\"}").then().statusCode(201);
        await().atMost(PATIENCE)
                .untilAsserted(() -> Api.post(
                                "{\"quote\":\"" + token(clock.instant().minusMillis(1), ids.next()) + "\"}")
                        .then()
                        .statusCode(422)
                        .body(at("type", endsWith("/quote-expired"))));
        await().atMost(PATIENCE)
                .untilAsserted(() -> Api.post("{\"quote\":\"" + used + "\"}")
                        .then()
                        .statusCode(422)
                        .body(at("type", endsWith("/quote-expired"))));

        Api.post(key, "{\"quote\":\"" + used + "\"}").then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(stored.balance(customer)).isEqualTo(3);
    }

    @Test
    void anOlderKeyVerifiesAndTheNewestSigns() throws SQLException {
        Response before = quote("\"kind\":\"earn\",\"points\":1");
        int old = keys.all().await().atMost(PATIENCE).lastKey();
        assertThat(before.<String>path("quote")).startsWith(old + ".");
        byte[] secret = new byte[32];
        stored.execute(
                "INSERT INTO quote_key (id, secret) VALUES (%d, decode(repeat('00', 32), 'hex'))".formatted(old + 1));
        String ofTheNewKey = QuoteToken.seal(
                new Quote(
                        ids.next(),
                        stored.account(customer),
                        2,
                        clock.instant().plusSeconds(60),
                        new Earning(null, null)),
                old + 1,
                secret);

        Api.post("{\"quote\":\"" + ofTheNewKey + "\"}").then().statusCode(201);
        commit(before).then().statusCode(201);
        assertThat(quote("\"kind\":\"earn\",\"points\":1").<String>path("quote"))
                .startsWith((old + 1) + ".");
        assertThat(stored.balance(customer)).isEqualTo(3);
    }

    @Test
    void whatIsNotOursIsNoQuote() {
        String token = quote("\"kind\":\"earn\",\"points\":1").path("quote");
        String forged = QuoteToken.seal(
                new Quote(
                        ids.next(),
                        stored.account(customer),
                        2,
                        clock.instant().plusSeconds(60),
                        new Earning(null, null)),
                1,
                new byte[] {1, 2, 3});

        for (String bad :
                List.of("x", token + "A", token.substring(1), forged, "999999" + token.substring(token.indexOf('.')))) {
            Api.post("{\"quote\":\"" + bad + "\"}").then().statusCode(422).body(at("type", endsWith("/quote-invalid")));
        }
        assertThat(stored.balance(customer)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\":\"earn\"",
                "\"account\":\"acc_00000000000000000000000000\"",
                "\"points\":1",
                "\"effectiveAt\":\"2026-11-20T00:00:00Z\"",
                "\"expiresAt\":\"2086-11-20T00:00:00Z\"",
                "\"availableAt\":\"2086-11-20T00:00:00Z\"",
                "\"reason\":\" \"",
            })
    void nothingThatAQuoteSaysIsSaidBesideIt(String field) {
        commit(quote("\"kind\":\"earn\",\"points\":1"), "," + field).then().statusCode(400);
        assertThat(stored.balance(customer)).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "kind":"spend","points":1                                                    | 422 | insufficient-points
            "kind":"earn","points":0                                                     | 422 | points-out-of-range
            "kind":"earn","points":9007199254740993                                      | 422 | points-out-of-range
            "kind":"earn","purchase":{"total":{"amount":"99","currency":"KRW"}}          | 422 | points-out-of-range
            "kind":"earn","purchase":{"total":{"amount":"99","currency":"XTS"}}          | 422 | no-earning-rule
            "kind":"earn","purchase":{"total":{"amount":"x","currency":"KRW"}}           | 400 | validation-failed
            "kind":"earn","purchase":{"total":{"amount":"100"}}                          | 400 | validation-failed
            "kind":"earn","purchase":{}                                                  | 400 | validation-failed
            "kind":"earn"                                                                | 400 | validation-failed
            "kind":"earn","points":1,"purchase":{"total":{"amount":"1","currency":"KRW"}} | 400 | validation-failed
            "kind":"spend","purchase":{"total":{"amount":"100","currency":"KRW"}}        | 400 | validation-failed
            "points":1                                                                   | 400 | validation-failed
            """)
    void whatCouldNotBePostedIsNotQuoted(String fields, int status, String problem) {
        quote(fields).then().statusCode(status).body(at("type", endsWith("/" + problem)));
    }

    @Test
    void unknownAccountsAreNotQuoted() {
        Api.as("agent")
                .body("{\"kind\":\"earn\",\"account\":\"acc_00000000000000000000000000\",\"points\":1}")
                .post(QUOTES)
                .then()
                .statusCode(422)
                .body(at("type", endsWith("/unknown-account")));
    }

    @Test
    void aSpendOfMoreLotsThanAQuoteNamesIsNotQuoted() {
        StringBuilder lines = new StringBuilder();
        for (int lot = 0; lot < 51; lot++) {
            lines.append("{\"key\":\"%s\",\"kind\":\"earn\",\"account\":\"%s\",\"points\":1,\"reason\":\"test\"}\n"
                    .formatted(facts.newId("k"), account));
        }
        Api.postLines(lines.toString()).then().statusCode(200);

        quote("\"kind\":\"spend\",\"points\":51").then().statusCode(422).body(at("type", endsWith("/quote-too-large")));
        Response quote = quote("\"kind\":\"spend\",\"points\":50");
        quote.then().statusCode(200);
        commit(quote).then().statusCode(201).body(at("balanceAfter", equalTo(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "marketer", "analyst", "partner"})
    void othersAskForNoQuotes(String role) {
        Api.as(role)
                .body("{\"kind\":\"earn\",\"account\":\"%s\",\"points\":1}".formatted(account))
                .post(QUOTES)
                .then()
                .statusCode(403);
    }

    private String token(Instant validUntil, UUID id) {
        var newest = keys.all().await().atMost(PATIENCE).lastEntry();
        return QuoteToken.seal(
                new Quote(id, stored.account(customer), 3, validUntil, new Earning(null, null)),
                newest.getKey(),
                newest.getValue());
    }

    private Response quote(String fields) {
        return Api.as("agent")
                .body("{\"account\":\"%s\",%s}".formatted(account, fields))
                .post(QUOTES);
    }

    private static Response commit(Response quote) {
        return commit(quote, "");
    }

    private static Response commit(Response quote, String more) {
        return commit(UUID.randomUUID().toString(), quote, more);
    }

    private static Response commit(String key, Response quote, String more) {
        return Api.post(key, "{\"quote\":\"%s\"%s}".formatted(quote.<String>path("quote"), more));
    }

    private void earnUntil(String expiresAt, long points) {
        Api.post("{\"kind\":\"earn\",\"account\":\"%s\",\"points\":%d,\"reason\":\"test\",\"expiresAt\":\"%s\"}"
                        .formatted(account, points, expiresAt))
                .then()
                .statusCode(201);
    }

    private static void changeRule(int amount) {
        Api.as("marketer")
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("{\"amount\":\"" + amount + "\"}")
                .patch(KRW_RULE)
                .then()
                .statusCode(200);
    }
}
