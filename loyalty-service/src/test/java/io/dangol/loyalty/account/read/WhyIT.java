package io.dangol.loyalty.account.read;

import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Postings.Posted;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Why a balance is what it is.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class WhyIT extends MemberAccount {
    private static final UUID KRW_RULE = UUID.fromString("00000000-0000-7000-8000-000000000101");

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    @Test
    void aBalanceIsExplainedByItsSumsAndItsLots() {
        Posted kept = postings.earn(id, 100, FIRST, null);
        Posted lost = postings.earn(id, 50, FIRST, null);
        Posted spent = postings.spend(id, 30, SECOND);
        postings.expire(id, lost, SECOND);
        postings.reverse(id, spent, SECOND);
        facts.purchased(customer, facts.newId("pur"), "12900", "KRW");
        stored.awaitBalance(customer, 229);

        JsonPath why = get("/why")
                .body(at("accountId", equalTo(account)))
                .body(at("kind", equalTo("spendable")))
                .body(at("opening", equalTo(0)))
                .body(at("sums.kind", contains("earn", "spend", "expire", "reverse")))
                .body(at("sums.count", contains(3, 1, 1, 1)))
                .body(at("sums.points", contains(279, -30, -50, 30)))
                .body(at("balance", equalTo(229)))
                .body(at("provedBySums", equalTo(true)))
                .body(at("inLots", equalTo(229)))
                .body(at("owed", equalTo(0)))
                .body(at("expiringNext", nullValue()))
                .body(at("lots.lot.remaining", contains(100, 129)))
                .body(at("lots[0].lot.id", equalTo(kept.lot())))
                .body(at("lots[0].grantedBy.transactionId", equalTo(kept.id())))
                .body(at("lots[0].grantedBy.kind", equalTo("earn")))
                .body(at("lots[0].grantedBy.reason", equalTo("test")))
                .body(at("lots[0].grantedBy.reference", equalTo("order A-1")))
                .body(at("lots[0].grantedBy.effectiveAt", equalTo(FIRST.toString())))
                .body(at(
                        "lots[0].grantedBy.recordedAt",
                        equalTo(kept.recordedAt().toString())))
                .body(at("lots[0].grantedBy.formula", nullValue()))
                .body(at("lots[1].grantedBy.reason", equalTo("purchase")))
                .body(at("lots[1].grantedBy.formula", equalTo("floor(12900 KRW × 1 / 100 KRW) = 129")))
                .body(at("moreLots", equalTo(false)))
                .extract()
                .jsonPath();
        assertThat(why.getLong("opening")
                        + why.<Number>getList("sums.points").stream()
                                .mapToLong(Number::longValue)
                                .sum())
                .isEqualTo(why.getLong("balance"));
        get("/why?knownAt=" + lost.recordedAt())
                .body(at("sums.kind", contains("earn")))
                .body(at("balance", equalTo(150)))
                .body(at("inLots", equalTo(150)))
                .body(at("lots.lot.remaining", contains(50, 100)))
                .body(at("knownAt", equalTo(lost.recordedAt().toString())));
    }

    @Test
    void whatExpiresNextIsAllOfTheSoonestDateThatIsToCome() {
        postings.earn(id, 1, FIRST, SECOND);
        postings.earn(id, 10, FIRST, SOON);
        postings.earn(id, 11, SECOND, SOON);
        postings.earn(id, 100, FIRST, LATER);
        given().auth()
                .oauth2(Tokens.ofCustomer(customer))
                .get("/v1/me/points")
                .then()
                .statusCode(200)
                .body(at("balance", equalTo(121)))
                .body(at("pending", equalTo(0)))
                .body(at("held", equalTo(0)))
                .body(at("expiringNext.points", equalTo(21)))
                .body(at("expiringNext.at", equalTo(SOON.toString())));
        get("/why").body(at("expiringNext.points", equalTo(21))).body(at("expiringNext.at", equalTo(SOON.toString())));
        get("/why?asOf=" + FIRST)
                .body(at("expiringNext.points", equalTo(1)))
                .body(at("expiringNext.at", equalTo(SECOND.toString())));
        get("/why").body(at("inLots", equalTo(121))).body(at("expiringNext.points", equalTo(21)));
    }

    @Test
    void pointsThatWerePendingAreExplainedByWhatEarnedThem() throws Exception {
        Posted pending =
                postings.earnPending(id, 129, SOON, new Calculation(KRW_RULE, 1, new BigDecimal("12900"), "KRW"));
        stored.execute("UPDATE lot SET available_at = now() WHERE id = '%s'".formatted(pending.lotId()));
        Posted matured = postings.mature(id, pending.lotId());
        get("/why")
                .body(at("sums.kind", contains("mature")))
                .body(at("lots[0].grantedBy.transactionId", equalTo(matured.id())))
                .body(at("lots[0].grantedBy.kind", equalTo("mature")))
                .body(at("lots[0].grantedBy.formula", equalTo("floor(12900 KRW × 1 / 100 KRW) = 129")));
    }

    @Test
    void whatIsOwedIsSaid() throws Exception {
        Posted earned = postings.earn(id, 100, FIRST, null);
        postings.spend(id, 80, SECOND);
        stored.execute("UPDATE programme SET debt_limit = 1000");
        try {
            postings.reverse(id, earned, SECOND);
        } finally {
            stored.execute("UPDATE programme SET debt_limit = 0");
        }
        get("/why")
                .body(at("balance", equalTo(-80)))
                .body(at("owed", equalTo(80)))
                .body(at("inLots", equalTo(0)))
                .body(at("lots", empty()))
                .body(at("provedBySums", equalTo(true)));
        as("agent").get("/v1/members/" + customer).then().body(at("balance", equalTo(-80)));
    }

    @Test
    void anExplanationHasTwoHundredLotsAndSaysThatThereAreMore() {
        postings.earnOneByOne(id, 201);
        get("/why")
                .body(at("lots", hasSize(200)))
                .body(at("moreLots", equalTo(true)))
                .body(at("inLots", equalTo(201)))
                .body(at("sums.count", contains(201)));
    }

    @Test
    void theProgrammesAccountsAreExplainedWithoutLots() {
        postings.earn(id, 5, FIRST, null);
        JsonPath why = as("analyst")
                .get("/v1/accounts/" + ISSUANCE + "/why")
                .then()
                .statusCode(200)
                .body(at("lots", empty()))
                .body(at("owed", equalTo(0)))
                .body(at("provedBySums", equalTo(true)))
                .extract()
                .jsonPath();
        assertThat(why.getLong("balance"))
                .isEqualTo(as("analyst")
                        .get("/v1/accounts/" + ISSUANCE)
                        .as(JsonBody.class)
                        .number("balance"));
    }
}
