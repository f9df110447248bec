package io.dangol.loyalty.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Postings;
import io.dangol.loyalty.support.Postings.Posted;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lots, the explanation of a balance, and the filters of entries.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AccountReadsIT {
    private static final String ISSUANCE = "acc_0000000000e008000000000001";
    private static final UUID KRW_RULE = UUID.fromString("00000000-0000-7000-8000-000000000101");
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant SOON = Instant.parse("2098-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    @Inject
    Postings postings;

    private String customer = "";
    private UUID id = new UUID(0, 0);
    private String account = "";

    @BeforeEach
    void aMember() {
        customer = facts.newId("cus");
        facts.registered(customer);
        stored.awaitBalance(customer, 0);
        id = stored.account(customer);
        account = PublicId.format("acc", id);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 200})
    void lotsComeInTheOrderInWhichPointsAreTakenOnPagesOfAnySize(int limit) {
        Posted neverSecond = postings.earn(id, 1, SECOND, null);
        Posted later = postings.earn(id, 2, FIRST, LATER);
        Posted neverFirst = postings.earn(id, 3, FIRST, null);
        Posted soonSecond = postings.earn(id, 4, SECOND, SOON);
        Posted soonFirst = postings.earn(id, 5, FIRST, SOON);
        Posted soonFirstAgain = postings.earn(id, 6, FIRST, SOON);
        String[] expected = {
            soonFirst.lot(), soonFirstAgain.lot(), soonSecond.lot(), later.lot(), neverFirst.lot(), neverSecond.lot()
        };

        assertThat(pages("/lots?limit=" + limit)).containsExactly(expected);
        assertThat(pages("/lots?open=true&limit=" + limit)).containsExactly(expected);
        assertThat(pages("/lots?open=false&limit=" + limit)).containsExactly(expected);
        assertThat(pages("/lots?asOf=" + SECOND + "&limit=" + limit)).containsExactly(expected);
        assertThat(pages("/lots?asOf=" + FIRST + "&limit=" + limit))
                .containsExactly(soonFirst.lot(), soonFirstAgain.lot(), later.lot(), neverFirst.lot());
    }

    @Test
    void aLotIsShownWhole() {
        Posted earned = postings.earn(id, 129, FIRST, LATER);
        postings.spend(id, 29, SECOND);
        get("/lots")
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(earned.lot()))
                .body("items[0].granted", equalTo(129))
                .body("items[0].remaining", equalTo(100))
                .body("items[0].grantedAt", equalTo(FIRST.toString()))
                .body("items[0].expiresAt", equalTo(LATER.toString()))
                .body("items[0].availableAt", nullValue())
                .body("items[0].originId", nullValue())
                .body("items[0].transactionId", equalTo(earned.id()))
                .body("next", nullValue());
    }

    @Test
    void lotsThatAreUsedUpAreListedOnlyWhereTheyAreAskedFor() {
        Posted earned = postings.earn(id, 10, FIRST, null);
        postings.spend(id, 10, SECOND);
        get("/lots").body("items", empty());
        get("/lots?open=false").body("items.id", contains(earned.lot())).body("items.remaining", contains(0));
    }

    @Test
    void pendingAndHeldPointsLieInLotsOfAccountsOfTheirOwn() {
        Posted earned = postings.earn(id, 50, FIRST, LATER);
        postings.earnPending(id, 20, SOON, null);
        postings.hold(id, 30, SOON);
        String pending = PublicId.format("acc", AccountIds.pendingOf(id));
        String held = PublicId.format("acc", AccountIds.heldOf(id));

        as("agent")
                .get("/v1/accounts/" + pending + "/lots")
                .then()
                .statusCode(200)
                .body("items.remaining", contains(20))
                .body("items.availableAt", contains(SOON.toString()));
        as("agent")
                .get("/v1/accounts/" + held + "/lots")
                .then()
                .statusCode(200)
                .body("items.remaining", contains(30))
                .body("items.originId", contains(earned.lot()));
        as("agent").get("/v1/accounts/" + held + "/why").then().statusCode(200).body("balance", equalTo(30));
        as("agent")
                .get("/v1/members/" + customer)
                .then()
                .statusCode(200)
                .body("balance", equalTo(20))
                .body("pending", equalTo(20))
                .body("held", equalTo(30))
                .body("expiringNext.points", equalTo(20))
                .body("expiringNext.at", equalTo(LATER.toString()));
    }

    @Test
    void whatExpiresNextIsAllOfTheSoonestDateThatIsToCome() {
        Posted past = postings.earn(id, 1, FIRST, SECOND);
        postings.earn(id, 10, FIRST, SOON);
        postings.earn(id, 11, SECOND, SOON);
        postings.earn(id, 100, FIRST, LATER);
        given().auth()
                .oauth2(Tokens.ofCustomer(customer))
                .get("/v1/me/points")
                .then()
                .statusCode(200)
                .body("balance", equalTo(122))
                .body("pending", equalTo(0))
                .body("held", equalTo(0))
                .body("expiringNext.points", equalTo(21))
                .body("expiringNext.at", equalTo(SOON.toString()));
        get("/why").body("expiringNext.points", equalTo(21)).body("expiringNext.at", equalTo(SOON.toString()));
        get("/why?asOf=" + FIRST)
                .body("expiringNext.points", equalTo(1))
                .body("expiringNext.at", equalTo(SECOND.toString()));
        postings.expire(id, past.lotId(), SECOND);
        get("/why").body("inLots", equalTo(121)).body("expiringNext.points", equalTo(21));
    }

    @Test
    void aBalanceIsExplainedByItsSumsAndItsLots() {
        Posted kept = postings.earn(id, 100, FIRST, null);
        Posted lost = postings.earn(id, 50, FIRST, SECOND);
        Posted spent = postings.spend(id, 30, SECOND);
        postings.expire(id, lost.lotId(), SECOND);
        postings.reverse(id, spent, SECOND);
        facts.purchased(customer, facts.newId("pur"), "12900", "KRW");
        stored.awaitBalance(customer, 229);

        JsonPath why = get("/why")
                .body("accountId", equalTo(account))
                .body("kind", equalTo("spendable"))
                .body("opening", equalTo(0))
                .body("sums.kind", contains("earn", "spend", "expire", "reverse"))
                .body("sums.count", contains(3, 1, 1, 1))
                .body("sums.points", contains(279, -30, -50, 30))
                .body("balance", equalTo(229))
                .body("provedBySums", equalTo(true))
                .body("inLots", equalTo(229))
                .body("owed", equalTo(0))
                .body("expiringNext", nullValue())
                .body("lots.lot.remaining", contains(100, 129))
                .body("lots[0].lot.id", equalTo(kept.lot()))
                .body("lots[0].grantedBy.transactionId", equalTo(kept.id()))
                .body("lots[0].grantedBy.kind", equalTo("earn"))
                .body("lots[0].grantedBy.reason", equalTo("test"))
                .body("lots[0].grantedBy.reference", equalTo("order A-1"))
                .body("lots[0].grantedBy.effectiveAt", equalTo(FIRST.toString()))
                .body("lots[0].grantedBy.recordedAt", equalTo(kept.recordedAt().toString()))
                .body("lots[0].grantedBy.formula", nullValue())
                .body("lots[1].grantedBy.reason", equalTo("purchase"))
                .body("lots[1].grantedBy.formula", equalTo("floor(12900 KRW × 1 / 100 KRW) = 129"))
                .body("moreLots", equalTo(false))
                .extract()
                .jsonPath();
        assertThat(why.getLong("opening")
                        + why.<Number>getList("sums.points").stream()
                                .mapToLong(Number::longValue)
                                .sum())
                .isEqualTo(why.getLong("balance"));
        get("/why?knownAt=" + lost.recordedAt())
                .body("sums.kind", contains("earn"))
                .body("balance", equalTo(150))
                .body("inLots", equalTo(150))
                .body("lots.lot.remaining", contains(50, 100))
                .body("knownAt", equalTo(lost.recordedAt().toString()));
    }

    @Test
    void pointsThatWerePendingAreExplainedByWhatEarnedThem() throws Exception {
        Posted pending =
                postings.earnPending(id, 129, SOON, new Calculation(KRW_RULE, 1, new BigDecimal("12900"), "KRW"));
        stored.execute("UPDATE lot SET available_at = now() WHERE id = '%s'".formatted(pending.lotId()));
        Posted matured = postings.mature(id, pending.lotId());
        get("/why")
                .body("sums.kind", contains("mature"))
                .body("lots[0].grantedBy.transactionId", equalTo(matured.id()))
                .body("lots[0].grantedBy.kind", equalTo("mature"))
                .body("lots[0].grantedBy.formula", equalTo("floor(12900 KRW × 1 / 100 KRW) = 129"));
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
                .body("balance", equalTo(-80))
                .body("owed", equalTo(80))
                .body("inLots", equalTo(0))
                .body("lots", empty())
                .body("provedBySums", equalTo(true));
        as("agent").get("/v1/members/" + customer).then().body("balance", equalTo(-80));
    }

    @Test
    void anExplanationHasTwoHundredLotsAndSaysThatThereAreMore() {
        postings.earnOneByOne(id, 201);
        get("/why")
                .body("lots", hasSize(200))
                .body("moreLots", equalTo(true))
                .body("inLots", equalTo(201))
                .body("sums.count", contains(201));
    }

    @Test
    void theProgrammesAccountsAreExplainedWithoutLots() {
        postings.earn(id, 5, FIRST, null);
        JsonPath why = as("analyst")
                .get("/v1/accounts/" + ISSUANCE + "/why")
                .then()
                .statusCode(200)
                .body("lots", empty())
                .body("owed", equalTo(0))
                .body("provedBySums", equalTo(true))
                .extract()
                .jsonPath();
        assertThat(why.getLong("balance"))
                .isEqualTo(
                        as("analyst").get("/v1/accounts/" + ISSUANCE).jsonPath().getLong("balance"));
    }

    @Test
    void entriesAreFilteredByKindAndByWhenTheyWereEntered() {
        Posted earned = postings.earn(id, 10, FIRST, null);
        Posted spent = postings.spend(id, 1, SECOND);
        Posted again = postings.earn(id, 20, SECOND, null);
        LocalDate day = LocalDate.ofInstant(earned.recordedAt(), ZoneId.of("Asia/Seoul"));

        get("/entries?kind=earn").body("items.amount", contains(20, 10));
        get("/entries?kind=spend").body("items.amount", contains(-1)).body("items.transactionId", contains(spent.id()));
        get("/entries?kind=expire").body("items", empty());
        get("/entries?from=" + spent.recordedAt()).body("items.amount", contains(20, -1));
        get("/entries?to=" + spent.recordedAt()).body("items.amount", contains(10));
        get("/entries?from=" + spent.recordedAt() + "&to=" + again.recordedAt()).body("items.amount", contains(-1));
        get("/entries?from=" + day + "&to=" + day.plusDays(2)).body("items.amount", contains(20, -1, 10));
        get("/entries?to=" + day).body("items", empty());
        String next = get("/entries?kind=earn&limit=1")
                .body("items.amount", contains(20))
                .extract()
                .path("next");
        get("/entries?kind=earn&limit=1&cursor=" + next)
                .body("items.amount", contains(10))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/entries?kind=gift",
                "/entries?from=today",
                "/entries?to=2026-02-30",
                "/entries?from=2026-03-02&to=2026-03-02",
                "/entries?asOf=2026-03-02T00:00:00Z",
                "/lots?limit=0",
                "/lots?limit=201",
                "/lots?open=maybe",
                "/lots?cursor=!",
                "/lots?cursor=bm9uZQ",
                "/lots?cursor=fDIwMjYtMDEtMDFUMDA6MDA6MDBafG5vbmU",
                "/lots?kind=earn",
                "/why?limit=1",
            })
    void aQueryThatIsNotUnderstoodIsABadRequest(String path) {
        as("agent")
                .get("/v1/accounts/" + account + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?asOf=2026-03-02T00:00:00Z", "/lots", "/why", "/statement"})
    void everybodySeesWhatConcernsThem(String path) {
        as(Tokens.ofCustomer(customer), account, path).statusCode(200);
        String stranger = Tokens.ofCustomer(facts.newId("cus"));
        as(stranger, account, path).statusCode(404);
        as(stranger, ISSUANCE, path).statusCode(404);
        as("agent").get("/v1/accounts/" + ISSUANCE + path).then().statusCode(404);
        as("analyst").get("/v1/accounts/" + account + path).then().statusCode(404);
        as("operator").get("/v1/accounts/" + facts.newId("acc") + path).then().statusCode(404);
        as("operator").get("/v1/accounts/acc_1" + path).then().statusCode(404);
        as("partner").get("/v1/accounts/" + account + path).then().statusCode(403);
        given().get("/v1/accounts/" + account + path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lots", "/why", "/statement"})
    void answersAreNotToBeKept(String path) {
        get(path).header("Cache-Control", "no-store");
    }

    private List<String> pages(String path) {
        List<String> ids = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = get(next == null ? path : path + "&cursor=" + next)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            next = page.getString("next");
        } while (next != null);
        return ids;
    }

    private ValidatableResponse get(String path) {
        return as("agent").get("/v1/accounts/" + account + path).then().statusCode(200);
    }

    private static ValidatableResponse as(String token, String account, String path) {
        return given().auth()
                .oauth2(token)
                .get("/v1/accounts/" + account + path)
                .then();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role));
    }
}
