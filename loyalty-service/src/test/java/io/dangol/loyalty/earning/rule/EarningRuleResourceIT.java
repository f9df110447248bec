package io.dangol.loyalty.earning.rule;

import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EarningRuleResourceIT {
    private static final String RULES = "/v1/earning-rules";
    private static final String KRW_RULE = RULES + "/rul_0000000000e008000000000081";

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    @Test
    void theFirstRulesAreThere() {
        as("customer")
                .get(RULES)
                .then()
                .statusCode(200)
                .body(at("items.currency", hasItems("KRW", "USD", "EUR", "JPY")));
        as("analyst")
                .get(KRW_RULE)
                .then()
                .statusCode(200)
                .body(at("currency", equalTo("KRW")))
                .body(at("amount", equalTo("100")))
                .body(at("points", equalTo(1)))
                .body(at("rounding", equalTo("down")));
    }

    @Test
    void aNewRuleAppliesToPurchasesInItsCurrency() {
        Response made = create("{\"currency\":\"GBP\",\"amount\":\"0.50\",\"points\":3}");

        made.then()
                .statusCode(201)
                .header("Location", startsWith(RULES + "/rul_"))
                .header("ETag", "\"1\"")
                .body(at("amount", equalTo("0.5")))
                .body(at("version", equalTo(1)));
        as("marketer").get(made.header("Location")).then().statusCode(200).body(at("currency", equalTo("GBP")));
        String customer = facts.newId("cus");
        facts.purchased(customer, facts.newId("pur"), "10.99", "GBP");
        stored.awaitBalance(customer, 65);
    }

    @Test
    void aSecondRuleOfACurrencyIsAConflict() {
        create("{\"currency\":\"KRW\",\"amount\":\"1\",\"points\":1}")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body(at("type", equalTo("https://dangol.io/problems/earning-rule-exists")));
    }

    @Test
    void theSameKeyGetsTheSameAnswer() {
        String key = UUID.randomUUID().toString();
        String body = "{\"currency\":\"CHF\",\"amount\":\"1\",\"points\":1}";
        Response first =
                as("operator").header("Idempotency-Key", key).body(body).post(RULES);
        Response second =
                as("operator").header("Idempotency-Key", key).body(body).post(RULES);

        first.then().statusCode(201);
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(stored.number("SELECT count(*) FROM earning_rule WHERE currency = 'CHF'"))
                .isEqualTo(1);
    }

    @Test
    void aChangedRuleAppliesFromThenOnAndTransactionsKeepTheVersionThatComputedThem() {
        String path = create("{\"currency\":\"AUD\",\"amount\":\"1\",\"points\":1}")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        String customer = facts.newId("cus");
        String before = facts.newId("pur");
        facts.purchased(customer, before, "10", "AUD");
        stored.awaitBalance(customer, 10);

        patch(path, "\"1\"", "{\"points\":2}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(at("amount", equalTo("1")))
                .body(at("points", equalTo(2)))
                .body(at("version", equalTo(2)));

        String after = facts.newId("pur");
        facts.purchased(customer, after, "10", "AUD");
        stored.awaitBalance(customer, 30);
        assertThat(ruleVersion(before)).isEqualTo(1);
        assertThat(ruleVersion(after)).isEqualTo(2);
    }

    @Test
    void aChangeNeedsTheVersionThatTheCallerHasSeen() {
        String version = as("marketer").get(KRW_RULE).header("ETag");

        patch(KRW_RULE, null, "{\"points\":7}").then().statusCode(428);
        patch(KRW_RULE, "\"99\"", "{\"points\":7}").then().statusCode(412);
        as("marketer").get(KRW_RULE).then().header("ETag", version).body(at("points", equalTo(1)));
    }

    @Test
    void anUnchangedRuleKeepsItsVersion() {
        String version = as("marketer").get(KRW_RULE).header("ETag");

        for (String body : new String[] {"{}", "{\"points\":1}", "{\"amount\":\"100.00\"}"}) {
            patch(KRW_RULE, version, body).then().statusCode(200).header("ETag", version);
        }

        as("marketer").get(KRW_RULE).then().header("ETag", version);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"currency":"NOK"                                       | bad-request       |
            []                                                      | bad-request       |
            {}                                                      | validation-failed | amount
            {"currency":"NOK","points":1}                           | validation-failed | amount
            {"currency":"NOK","amount":"1"}                         | validation-failed | points
            {"amount":"1","points":1}                               | validation-failed | currency
            {"currency":"nok","amount":"1","points":1}              | validation-failed | currency
            {"currency":"ZZZ","amount":"1","points":1}              | validation-failed | currency
            {"currency":"NOK","amount":1,"points":1}                | validation-failed | amount
            {"currency":"NOK","amount":"-1","points":1}             | validation-failed | amount
            {"currency":"NOK","amount":"0","points":1}              | validation-failed | amount
            {"currency":"NOK","amount":"1.00001","points":1}        | validation-failed | amount
            {"currency":"NOK","amount":"1000000000000000","points":1} | validation-failed | amount
            {"currency":"NOK","amount":"1e3","points":1}            | validation-failed | amount
            {"currency":"NOK","amount":"1","points":"1"}            | validation-failed | points
            {"currency":"NOK","amount":"1","points":1.5}            | validation-failed | points
            {"currency":"NOK","amount":"1","points":0}              | validation-failed | points
            {"currency":"NOK","amount":"1","points":1000001}        | validation-failed | points
            {"currency":"NOK","amount":"1","points":1,"tier":"a"}   | validation-failed | tier
            """)
    void aBadRuleIsRefusedAndNothingIsStored(String body, String problem, String field) {
        Response answer = create(body);

        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(at("type", equalTo("https://dangol.io/problems/" + problem)));
        if (field != null) {
            answer.then().body(at("violations.field", hasItems(field)));
        }
        assertThat(stored.number("SELECT count(*) FROM earning_rule WHERE currency = 'NOK'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"points\":null}",
                "{\"amount\":null}",
                "{\"points\":0}",
                "{\"amount\":\"0\"}",
                "{\"currency\":\"USD\"}",
                "{\"version\":9}",
                "{\"points\":",
                "[]",
            })
    void aBadChangeIsRefusedAndNothingChanges(String body) {
        String version = as("marketer").get(KRW_RULE).header("ETag");

        patch(KRW_RULE, version, body).then().statusCode(400).contentType("application/problem+json");

        as("marketer")
                .get(KRW_RULE)
                .then()
                .header("ETag", version)
                .body(at("points", equalTo(1)))
                .body(at("amount", equalTo("100")));
    }

    @Test
    void anotherMediaTypeIsNotUnderstood() {
        as("marketer")
                .header("If-Match", "\"1\"")
                .contentType(ContentType.JSON)
                .body("{\"points\":7}")
                .patch(KRW_RULE)
                .then()
                .statusCode(415);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        as("marketer").get(RULES + "/rul_00000000000000000000000000").then().statusCode(404);
        as("marketer").get(RULES + "/KRW").then().statusCode(404);
        patch(RULES + "/rul_00000000000000000000000000", "\"1\"", "{}").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "agent", "analyst", "partner", "service"})
    void rulesAreMadeByMarketersAndOperatorsOnly(String role) {
        as(role).body("{\"currency\":\"NOK\",\"amount\":\"1\",\"points\":1}")
                .post(RULES)
                .then()
                .statusCode(403);
        as(role).header("If-Match", "\"1\"")
                .contentType("application/merge-patch+json")
                .body("{\"points\":7}")
                .patch(KRW_RULE)
                .then()
                .statusCode(403);
    }

    @Test
    void partnersDoNotReadRules() {
        as("partner").get(RULES).then().statusCode(403);
        as("partner").get(KRW_RULE).then().statusCode(403);
    }

    @Test
    void withoutATokenThereIsNothing() {
        given().get(RULES).then().statusCode(401);
        given().get(KRW_RULE).then().statusCode(401);
        given().contentType(ContentType.JSON).body("{}").post(RULES).then().statusCode(401);
        given().contentType("application/merge-patch+json")
                .body("{}")
                .patch(KRW_RULE)
                .then()
                .statusCode(401);
    }

    private long ruleVersion(String reference) {
        return stored.number("SELECT rule_version FROM ledger_transaction WHERE reference = ?", reference);
    }

    private static Response create(String body) {
        return as("marketer").body(body).post(RULES);
    }

    private static Response patch(String path, String ifMatch, String body) {
        RequestSpecification request = as("marketer");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .contentType("application/merge-patch+json")
                .body(body)
                .patch(path);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role)).contentType(ContentType.JSON);
    }
}
