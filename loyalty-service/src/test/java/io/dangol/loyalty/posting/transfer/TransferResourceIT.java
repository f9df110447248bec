package io.dangol.loyalty.posting.transfer;

import static io.dangol.loyalty.support.Ledgers.account;
import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.loyalty.support.Ledgers.newKey;
import static io.dangol.loyalty.support.Ledgers.post;
import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Ledgers.Member;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class TransferResourceIT {
    private static final String TRANSFERS = "/v1/transfers";
    private static final String EXPIRY = "2086-01-01T00:00:00Z";

    @Inject
    Ledgers ledgers;

    private Member giver = new Member("", "");
    private Member receiver = new Member("", "");

    @BeforeEach
    void twoMembers() {
        giver = ledgers.member();
        ledgers.earn(giver, 100, ",\"expiresAt\":\"" + EXPIRY + "\"");
        receiver = ledgers.member(7);
    }

    @Test
    void pointsGoFromOneMemberToAnotherAndKeepTheirDates() {
        String key = newKey();
        Response posted = post(TRANSFERS, key, body(30));

        posted.then()
                .statusCode(201)
                .header("Location", equalTo("/v1/transactions/" + posted.path("id")))
                .body(at("kind", equalTo("transfer")))
                .body(at("reason", equalTo("gift")))
                .body(at("reference", equalTo("xmas")))
                .body(at("balanceAfter", equalTo(70)))
                .body(at("entries.accountKind", contains("clearing", "clearing", "spendable", "spendable")))
                .body(at("entries.amount", contains(30, -30, -30, 30)))
                .body(at("entries.balanceAfter", contains(null, null, 70, 37)))
                .body(at("lots.accountId", contains(receiver.account())))
                .body(at("lots.granted", contains(30)))
                .body(at("lots.expiresAt", contains(EXPIRY)));
        account(giver).then().body(at("balance", equalTo(70)));
        account(receiver).then().body(at("balance", equalTo(37)));

        Response again = post(TRANSFERS, key, body(30));
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(posted.asString());
        account(giver).then().body(at("balance", equalTo(70)));
        post(TRANSFERS, key, body(31)).then().statusCode(422).body(at("type", endsWith("/idempotency-key-reused")));
    }

    @Test
    void customersGiveFromTheirOwnAccountAndDoNotLearnWhatTheOtherHas() {
        String key = newKey();
        Response posted = post(as(giver), TRANSFERS, key, body(30));

        posted.then()
                .statusCode(201)
                .body(at("balanceAfter", equalTo(70)))
                .body(at("entries.amount", contains(30, -30, -30, 30)))
                .body(at("entries.balanceAfter", contains(null, null, 70, null)))
                .body(at("entries[3].accountVersion", nullValue()));
        Response again = post(as(giver), TRANSFERS, key, body(30));
        assertThat(again.asString()).isEqualTo(posted.asString());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");

        String transaction = "/v1/transactions/" + posted.path("id");
        assertThat(as(giver).get(transaction).asString()).isEqualTo(posted.asString());
        as(receiver)
                .get(transaction)
                .then()
                .statusCode(200)
                .body(at("balanceAfter", equalTo(37)))
                .body(at("entries.balanceAfter", contains(null, null, null, 37)));
        as("agent").get(transaction).then().body(at("entries.balanceAfter", contains(null, null, 70, 37)));
        as(ledgers.member()).get(transaction).then().statusCode(404);
    }

    @Test
    void customersGiveFromNoOthersAccount() {
        post(as(receiver), TRANSFERS, newKey(), body(30)).then().statusCode(404);
        post(as(giver), TRANSFERS, newKey(), body(30).replace(giver.account(), "acc_00000000000000000000000000"))
                .then()
                .statusCode(404);
        account(giver).then().body(at("balance", equalTo(100)));
    }

    @Test
    void aTransferIsReversedAsAnyOtherPosting() {
        Response posted = post(TRANSFERS, body(30));

        post("/v1/transactions/" + posted.path("id") + "/reverse", "{\"reason\":\"mistaken\"}")
                .then()
                .statusCode(201)
                .body(at("reverses", equalTo(posted.path("id"))));

        account(giver).then().body(at("balance", equalTo(100)));
        account(receiver).then().body(at("balance", equalTo(7)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"to\":\"TO\",\"points\":1,\"reason\":\"x\"} | 400 | validation-failed",
                "{\"from\":\"FROM\",\"points\":1,\"reason\":\"x\"} | 400 | validation-failed",
                "{\"from\":\"FROM\",\"to\":\"TO\",\"reason\":\"x\"} | 400 | validation-failed",
                "{\"from\":\"FROM\",\"to\":\"TO\",\"points\":1} | 400 | validation-failed",
                "{\"from\":\"FROM\",\"to\":\"TO\",\"points\":1,\"reason\":\"x\",\"kind\":\"earn\"} | 400 | validation-failed",
                "{\"from\":\"FROM\",\"to\":\"TO\",\"points\":0,\"reason\":\"x\"} | 422 | points-out-of-range",
                "{\"from\":\"FROM\",\"to\":\"TO\",\"points\":101,\"reason\":\"x\"} | 422 | insufficient-points",
                "{\"from\":\"FROM\",\"to\":\"FROM\",\"points\":1,\"reason\":\"x\"} | 422 | same-account",
                "{\"from\":\"FROM\",\"to\":\"acc_1\",\"points\":1,\"reason\":\"x\"} | 422 | unknown-account",
                "{\"from\":\"acc_1\",\"to\":\"TO\",\"points\":1,\"reason\":\"x\"} | 422 | unknown-account",
                "{\"from\":\"FROM\",\"to\":\"acc_0000000000e008000000000001\",\"points\":1,\"reason\":\"x\"} | 422 | unknown-account",
            })
    void whatCannotBeTransferredIsRefusedAndChangesNothing(String body, int status, String problem) {
        post(TRANSFERS, body.replace("FROM", giver.account()).replace("TO", receiver.account()))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body(at("type", endsWith("/" + problem)));
        account(giver).then().body(at("balance", equalTo(100))).body(at("version", equalTo(1)));
        account(receiver).then().body(at("balance", equalTo(7))).body(at("version", equalTo(1)));
    }

    @Test
    void withoutAKeyNothingIsDone() {
        as("agent")
                .contentType(ContentType.JSON)
                .body(body(1))
                .post(TRANSFERS)
                .then()
                .statusCode(400)
                .body(at("type", endsWith("/idempotency-key-required")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"marketer", "analyst", "partner"})
    void otherRolesAreTurnedAway(String role) {
        post(as(role), TRANSFERS, newKey(), body(1)).then().statusCode(403);
        post(given(), TRANSFERS, newKey(), body(1)).then().statusCode(401);
    }

    private String body(long points) {
        return """
                {"from":"%s","to":"%s","points":%d,"reason":"gift","reference":"xmas"}""".formatted(giver.account(), receiver.account(), points);
    }
}
