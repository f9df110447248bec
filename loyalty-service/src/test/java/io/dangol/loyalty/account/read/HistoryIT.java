package io.dangol.loyalty.account.read;

import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Postings.Posted;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Both axes of time: what had happened by a moment, as the books knew it at another.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class HistoryIT extends MemberAccount {
    private static final Instant THIRD = Instant.parse("2026-03-03T00:00:00Z");
    private static final Instant FOURTH = Instant.parse("2026-03-04T00:00:00Z");
    private static final Instant FIFTH = Instant.parse("2026-03-05T00:00:00Z");
    private static final Instant SIXTH = Instant.parse("2026-03-06T00:00:00Z");

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    private Posted lasting;
    private Posted dated;
    private Posted spent;
    private Posted expired;
    private Posted reversed;

    /// Earned 100 on the first and 50 on the third, spent 30 on the fourth, expired 50 on the fifth,
    /// and on the sixth the 30 came back: each entered months later, one after the other.
    @BeforeEach
    void aHistoryThatWasEnteredLate() {
        lasting = postings.earn(id, 100, FIRST, null);
        dated = postings.earn(id, 50, THIRD, null);
        spent = postings.spend(id, 30, FOURTH);
        expired = postings.expire(id, dated, FIFTH);
        reversed = postings.reverse(id, spent, SIXTH);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T23:59:59.999999Z, 0, 0",
        "2026-03-01T00:00:00Z, 100, 1",
        "2026-03-01T09:00:00%2B09:00, 100, 1",
        "2026-03-02T23:59:59.999999Z, 100, 1",
        "2026-03-03T00:00:00Z, 150, 2",
        "2026-03-04T00:00:00Z, 120, 3",
        "2026-03-05T00:00:00Z, 70, 4",
        "2026-03-06T00:00:00Z, 100, 5",
        "2099-12-31T23:59:59Z, 100, 5",
    })
    void theBalanceAsOfAMomentIsWhatHadHappenedByThen(String asOf, int balance, int version) {
        get("?asOf=" + asOf)
                .body(at("balance", equalTo(balance)))
                .body(at("version", equalTo(version)))
                .body(at("owner", equalTo(customer)))
                .body(at("kind", equalTo("spendable")))
                .body(at("knownAt", nullValue()));
    }

    @Test
    void theBalanceThatWasKnownAtAMomentIsWhatHadBeenEnteredByThen() {
        get("?knownAt=" + lasting.recordedAt().minusNanos(1_000)).body(at("balance", equalTo(0)));
        get("?knownAt=" + lasting.recordedAt())
                .body(at("balance", equalTo(100)))
                .body(at("version", equalTo(1)));
        get("?knownAt=" + dated.recordedAt()).body(at("balance", equalTo(150)));
        get("?knownAt=" + spent.recordedAt()).body(at("balance", equalTo(120)));
        get("?knownAt=" + expired.recordedAt()).body(at("balance", equalTo(70)));
        get("?knownAt=" + reversed.recordedAt())
                .body(at("balance", equalTo(100)))
                .body(at("version", equalTo(5)))
                .body(at("knownAt", equalTo(reversed.recordedAt().toString())))
                .body(at("asOf", nullValue()));
    }

    @Test
    void bothAxesTellWhatWasBelievedThenOfAMomentBefore() {
        both(FIFTH, spent).body(at("balance", equalTo(120))).body(at("version", equalTo(3)));
        both(FIFTH, expired).body(at("balance", equalTo(70)));
        both(FOURTH, dated).body(at("balance", equalTo(150)));
        both(THIRD, reversed).body(at("balance", equalTo(150))).body(at("version", equalTo(2)));
        both(FIRST, lasting)
                .body(at("balance", equalTo(100)))
                .body(at("asOf", equalTo(FIRST.toString())))
                .body(at("knownAt", equalTo(lasting.recordedAt().toString())));
        both(FIRST.minusSeconds(1), reversed).body(at("balance", equalTo(0)));
    }

    @Test
    void withoutATimeTheAnswerIsOfNowAndNamesNone() {
        get("").body(at("balance", equalTo(100)))
                .body(at("version", equalTo(5)))
                .body(at("asOf", nullValue()))
                .body(at("knownAt", nullValue()));
    }

    @Test
    void lotsAreSeenWithWhatRemainedOfThem() {
        get("/lots?asOf=" + FOURTH)
                .body(at("items.id", contains(dated.lot(), lasting.lot())))
                .body(at("items.remaining", contains(50, 70)))
                .body(at("items.granted", contains(50, 100)))
                .body(at("items[0].expiresAt", equalTo(FIFTH.toString())));
        get("/lots?asOf=" + FIFTH)
                .body(at("items.id", contains(lasting.lot())))
                .body(at("items.remaining", contains(70)));
        get("/lots?open=false&asOf=" + FIFTH)
                .body(at("items.id", contains(dated.lot(), lasting.lot())))
                .body(at("items.remaining", contains(0, 70)));
        get("/lots?asOf=" + FIFTH + "&knownAt=" + spent.recordedAt()).body(at("items.remaining", contains(50, 70)));
        get("/lots?knownAt=" + dated.recordedAt()).body(at("items.remaining", contains(50, 100)));
        get("/lots?asOf=" + FIRST.minusSeconds(1)).body(at("items", empty()));
        get("/lots").body(at("items.remaining", contains(100)));
    }

    @Test
    void aSpendThatIsDatedBeforeItsGrantOwesUntilThen() {
        AccountId other = newAccount();
        postings.earn(other, 40, FOURTH, null);
        postings.spend(other, 40, THIRD);
        String path = "/v1/accounts/" + other.text();

        as("agent").get(path + "?asOf=" + THIRD).then().statusCode(200).body(at("balance", equalTo(-40)));
        as("agent").get(path + "?asOf=" + FOURTH).then().body(at("balance", equalTo(0)));
        as("agent")
                .get(path + "/why?asOf=" + THIRD)
                .then()
                .body(at("owed", equalTo(40)))
                .body(at("lots", empty()));
    }

    @Test
    void theProgrammesAccountsHaveAHistoryToo() {
        String before = lasting.recordedAt().minusNanos(1_000).toString();
        long earlier = issued(before);

        assertThat(issued(lasting.recordedAt().toString())).isEqualTo(earlier - 100);
        assertThat(issued(dated.recordedAt().toString())).isEqualTo(earlier - 150);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-03-01",
                "2026-03-01T00:00:00",
                "2026-02-30T00:00:00Z",
                "2026-03-01T00:00:00+09:00",
                "1969-12-31T23:59:59Z",
                "%2B10000-01-01T00:00:00Z",
            })
    void whatIsNoTimeIsABadRequest(String time) {
        for (String path : new String[] {"", "/lots", "/why"}) {
            for (String parameter : new String[] {"asOf", "knownAt"}) {
                given().urlEncodingEnabled(false)
                        .auth()
                        .oauth2(Tokens.of("agent"))
                        .get("/v1/accounts/" + account + path + "?" + parameter + "=" + time)
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body(at("violations[0].field", equalTo(parameter)));
            }
        }
    }

    private long issued(String knownAt) {
        return as("analyst")
                .get("/v1/accounts/" + ISSUANCE + "?knownAt=" + knownAt)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonBody.class)
                .number("balance");
    }

    private AccountId newAccount() {
        String another = facts.newId("cus");
        facts.registered(another);
        stored.awaitBalance(another, 0);
        return stored.account(another);
    }

    private ValidatableResponse both(Instant asOf, Posted known) {
        return get("?asOf=" + asOf + "&knownAt=" + known.recordedAt());
    }

    /// Times in the path are encoded already.
    @Override
    ValidatableResponse get(String path) {
        return as("agent")
                .urlEncodingEnabled(false)
                .get("/v1/accounts/" + account + path)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role));
    }
}
