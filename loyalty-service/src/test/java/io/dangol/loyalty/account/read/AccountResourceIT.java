package io.dangol.loyalty.account.read;

import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AccountResourceIT {
    private static final String ISSUANCE = "acc_0000000000e008000000000001";

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    private String customer = "";
    private String account = "";
    private String purchase = "";
    private String compensation = "";
    private String caseId = "";

    @BeforeEach
    void aMemberWithAPurchaseAndACompensation() {
        customer = facts.newId("cus");
        purchase = facts.newId("pur");
        compensation = facts.newId("cmp");
        caseId = facts.newId("cas");
        facts.purchased(customer, purchase, "12999.5", "KRW");
        stored.awaitBalance(customer, 129);
        facts.compensated(customer, compensation, caseId, 500);
        stored.awaitBalance(customer, 629);
        account = stored.account(customer).text();
    }

    @Test
    void aMembersAccountHasTheirBalance() {
        as("agent")
                .get("/v1/accounts/" + account)
                .then()
                .statusCode(200)
                .body(at("id", equalTo(account)))
                .body(at("owner", equalTo(customer)))
                .body(at("kind", equalTo("spendable")))
                .body(at("balance", equalTo(629)))
                .body(at("version", equalTo(2)));
    }

    @Test
    void entriesComeTheNewestFirstPageByPage() {
        JsonPath first = as("agent")
                .get("/v1/accounts/" + account + "/entries?limit=1")
                .then()
                .statusCode(200)
                .body(at("items", hasSize(1)))
                .body(at("items[0].transactionId", equalTo(transaction(compensation))))
                .body(at("items[0].amount", equalTo(500)))
                .body(at("items[0].balanceAfter", equalTo(629)))
                .body(at("items[0].kind", equalTo("compensation")))
                .body(at("items[0].reason", equalTo("compensation")))
                .body(at("items[0].reference", equalTo(compensation)))
                .body(at("items[0].effectiveAt", equalTo("2026-11-21T01:00:00Z")))
                .body(at("items[0].recordedAt", endsWith("Z")))
                .extract()
                .jsonPath();
        as("agent")
                .queryParam("cursor", first.getString("next"))
                .get("/v1/accounts/" + account + "/entries?limit=1")
                .then()
                .statusCode(200)
                .body(at("items.amount", contains(129)))
                .body(at("items.balanceAfter", contains(129)))
                .body(at("items.kind", contains("earn")))
                .body(at("items.reason", contains("purchase")))
                .body(at("items.reference", contains(purchase)))
                .body(at("items.effectiveAt", contains(Facts.BOUGHT_AT)))
                .body(at("next", nullValue()));
    }

    @Test
    void anEarningTransactionExplainsItself() {
        as("agent")
                .get("/v1/transactions/" + transaction(purchase))
                .then()
                .statusCode(200)
                .body(at("kind", equalTo("earn")))
                .body(at("reference", equalTo(purchase)))
                .body(at("recordedBy", equalTo("customer-service")))
                .body(at("entries.amount", contains(-129, 129)))
                .body(at("entries.accountId", contains(ISSUANCE, account)))
                .body(at("entries.accountKind", contains("issuance", "spendable")))
                .body(at("entries[1].balanceAfter", equalTo(129)))
                .body(at("entries[1].accountVersion", equalTo(1)))
                .body(at("lots.granted", contains(129)))
                .body(at("lots.accountId", contains(account)))
                .body(at("calculation.ruleId", equalTo("rul_0000000000e008000000000081")))
                .body(at("calculation.ruleVersion", equalTo(versionOfTheRule())))
                .body(at("calculation.total.amount", equalTo("12999.5")))
                .body(at("calculation.ruleAmount.amount", equalTo("100")))
                .body(at("calculation.formula", equalTo("floor(12999.5 KRW × 1 / 100 KRW) = 129")));
    }

    @Test
    void aCompensationNamesItsCase() {
        as("agent")
                .get("/v1/transactions/" + transaction(compensation))
                .then()
                .statusCode(200)
                .body(at("kind", equalTo("compensation")))
                .body(at("caseId", equalTo(caseId)))
                .body(at("recordedBy", equalTo("feedback-service")))
                .body(at("entries.accountKind", contains("compensation", "spendable")))
                .body(at("calculation", nullValue()));
    }

    @Test
    void theProgrammesAccountsAreFoldedFromTheirEntries() {
        JsonPath accounts = as("analyst")
                .get("/v1/accounts")
                .then()
                .statusCode(200)
                .body(at("items.kind", contains("issuance", "redemption", "breakage", "compensation", "clearing")))
                .body(at("items.owner[0]", equalTo("programme")))
                .body(at("next", nullValue()))
                .extract()
                .jsonPath();

        long members = stored.number("SELECT sum(balance) FROM account WHERE owner IS NOT NULL");
        assertThat(accounts.<Number>getList("items.balance").stream()
                        .mapToLong(Number::longValue)
                        .sum())
                .isEqualTo(-members);
        long issued = as("analyst")
                .get("/v1/accounts/" + ISSUANCE)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonBody.class)
                .number("balance");
        assertThat(issued).isEqualTo(accounts.getLong("items[0].balance"));
        as("analyst")
                .get("/v1/accounts/" + ISSUANCE + "/entries?limit=1")
                .then()
                .statusCode(200)
                .body(at("items[0].balanceAfter", nullValue()));
    }

    @Test
    void theProgrammeSaysWhatIsOutstanding() {
        JsonPath programme = as("marketer")
                .get("/v1/programme")
                .then()
                .statusCode(200)
                .body(at("ledgerSum", equalTo(0)))
                .body(at("name", equalTo("Dangol points")))
                .extract()
                .jsonPath();

        assertThat(programme.getLong("outstanding"))
                .isEqualTo(stored.number("""
                        SELECT sum(balance) - (SELECT coalesce(sum(remaining), 0)
                            FROM lot JOIN account ON account.id = account_id AND kind IN ('spendable', 'pooled')
                            WHERE expires_at <= now())
                        FROM account WHERE owner IS NOT NULL"""))
                .isEqualTo(programme.getLong("issued")
                        + programme.getLong("compensated")
                        - programme.getLong("redeemed")
                        - programme.getLong("expired"));
        assertThat(programme.getLong("members")).isEqualTo(stored.number("SELECT count(*) FROM member"));
    }

    @Test
    void customersSeeTheirOwnAccountAndNoOther() {
        RequestSpecification owner = given().auth().oauth2(Tokens.ofCustomer(customer));
        owner.get("/v1/accounts/" + account).then().statusCode(200);
        owner.get("/v1/accounts/" + account + "/entries").then().statusCode(200);
        owner.get("/v1/transactions/" + transaction(purchase)).then().statusCode(200);

        RequestSpecification stranger = given().auth().oauth2(Tokens.ofCustomer(facts.newId("cus")));
        stranger.get("/v1/accounts/" + account).then().statusCode(404);
        stranger.get("/v1/accounts/" + account + "/entries").then().statusCode(404);
        stranger.get("/v1/transactions/" + transaction(purchase)).then().statusCode(404);
        stranger.get("/v1/accounts/" + ISSUANCE).then().statusCode(404);
        stranger.get("/v1/accounts/" + ISSUANCE + "/entries").then().statusCode(404);
    }

    @Test
    void agentsSeeNoProgrammeAccountAndAnalystsNoMembers() {
        as("agent").get("/v1/accounts/" + ISSUANCE).then().statusCode(404);
        as("analyst").get("/v1/accounts/" + account).then().statusCode(404);
        as("analyst").get("/v1/accounts/" + account + "/entries").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/accounts/acc_00000000000000000000000000",
                "/v1/accounts/acc_1",
                "/v1/accounts/acc_00000000000000000000000000/entries",
                "/v1/transactions/txn_00000000000000000000000000",
                "/v1/transactions/txn_1",
            })
    void whatIsNotThereIsNotFound(String path) {
        as("operator").get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "partner, /v1/accounts",
        "customer, /v1/accounts",
        "agent, /v1/accounts",
        "marketer, /v1/accounts",
        "partner, /v1/accounts/acc_1",
        "partner, /v1/accounts/acc_1/entries",
        "partner, /v1/transactions/txn_1",
        "analyst, /v1/transactions/txn_1",
        "partner, /v1/programme",
        "customer, /v1/programme",
        "agent, /v1/programme",
    })
    void otherRolesAreTurnedAway(String role, String path) {
        as(role).get(path).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/accounts",
                "/v1/accounts/acc_1",
                "/v1/accounts/acc_1/entries",
                "/v1/transactions/txn_1",
                "/v1/programme",
            })
    void withoutATokenThereIsNothing(String path) {
        given().get(path).then().statusCode(401);
    }

    private String transaction(String reference) {
        return PublicId.format("txn", stored.transaction(reference));
    }

    /// Other tests change the rule and change it back.
    private static int versionOfTheRule() {
        return as("operator")
                .get("/v1/earning-rules/rul_0000000000e008000000000081")
                .path("version");
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role));
    }
}
