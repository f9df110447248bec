package io.dangol.loyalty.account.read;

import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.loyalty.support.Ledgers.post;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Ledgers.Member;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Points past their date are in no balance and in no decision, though no sweep has posted their expiry.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PastExpiryIT {
    @Inject
    Ledgers ledgers;

    @Inject
    Stored stored;

    private Member member = new Member("", "");

    /// 5 points that last, and 60 that nobody has swept.
    @BeforeEach
    void aMember() {
        member = ledgers.member(5);
        ledgers.earn(member, 60, ",\"effectiveAt\":\"2026-01-01T00:00:00Z\",\"expiresAt\":\"2026-02-01T00:00:00Z\"");
    }

    @ParameterizedTest
    @CsvSource({"operator,/v1/members/%s", "operator,/v1/accounts/%s"})
    void noBalanceShowsThem(String role, String path) {
        String id = path.contains("members") ? member.customer() : member.account();

        as(role).get(path.formatted(id)).then().body(at("balance", equalTo(5)));
        as(member).get("/v1/me/points").then().body(at("balance", equalTo(5)));
        assertThat(balanceInTheList(role)).isEqualTo(5);
    }

    /// Of the member, on whichever page of the list of members they are.
    private long balanceInTheList(String role) {
        String cursor = "";
        while (cursor != null) {
            JsonPath page = as(role).get("/v1/members?limit=200" + cursor).jsonPath();
            Number balance = page.get("items.find { it.customerId == '%s' }?.balance".formatted(member.customer()));
            if (balance != null) {
                return balance.longValue();
            }
            cursor = page.get("next") == null ? null : "&cursor=" + page.getString("next");
        }
        throw new AssertionError("the list does not have the member");
    }

    @Test
    void theExplanationAddsUpWithoutThem() {
        as(member)
                .get("/v1/accounts/" + member.account() + "/why")
                .then()
                .body(at("balance", equalTo(5)))
                .body(at("inLots", equalTo(5)))
                .body(at("owed", equalTo(0)))
                .body(at("provedBySums", equalTo(true)))
                .body(at("sums.kind", contains("earn", "expire")))
                .body(at("sums.points", contains(65, -60)))
                .body(at("lots.lot.remaining", contains(5)));
        as(member).get("/v1/accounts/" + member.account() + "/lots").then().body(at("items.remaining", contains(5)));
    }

    @Test
    void beforeTheirDateTheyCount() {
        as("operator")
                .get("/v1/accounts/" + member.account() + "?asOf=2026-01-15T00:00:00Z")
                .then()
                .body(at("balance", equalTo(60)));
        as("operator")
                .get("/v1/accounts/" + member.account() + "?asOf=2026-03-15T00:00:00Z")
                .then()
                .body(at("balance", equalTo(0)));
    }

    @Test
    void aStatementEndsWithoutThem() {
        as(member)
                .accept("application/json")
                .get("/v1/accounts/" + member.account() + "/statement")
                .then()
                .statusCode(200)
                .body(at("closingBalance", equalTo(5)))
                .body(at("lines.kind", hasItem("expire")));
    }

    @ParameterizedTest
    @CsvSource({"spend", "hold", "transfer", "quote", "adjust"})
    void noDecisionCountsThem(String what) {
        String other = ledgers.member().account();
        String account = member.account();
        String path;
        String body;
        switch (what) {
            case "hold" -> {
                path = "/v1/holds";
                body = "{\"account\":\"%s\",\"points\":6,\"reason\":\"test\"}".formatted(account);
            }
            case "transfer" -> {
                path = "/v1/transfers";
                body = "{\"from\":\"%s\",\"to\":\"%s\",\"points\":6,\"reason\":\"test\"}".formatted(account, other);
            }
            case "quote" -> {
                path = "/v1/quotes";
                body = "{\"kind\":\"spend\",\"account\":\"%s\",\"points\":6}".formatted(account);
            }
            default -> {
                path = "/v1/transactions";
                body = "{\"kind\":\"%s\",\"account\":\"%s\",\"points\":%d,\"reason\":\"test\"}"
                        .formatted(what, account, what.equals("adjust") ? -6 : 6);
            }
        }
        post(path, body).then().statusCode(422).body(at("type", endsWith("/insufficient-points")));
    }

    @Test
    void anAnswerToAPostingLeavesThemOut() {
        Api.post("""
                {"kind":"earn","account":"%s","points":7,"reason":"test"}""".formatted(member.account())).then().statusCode(201).body(at("balanceAfter", equalTo(12)));
        assertThat(stored.number(
                        "SELECT balance FROM account WHERE id = ?",
                        member.accountId().value()))
                .isEqualTo(12);
    }

    @Test
    void theProgrammeCountsThemAsExpired() {
        long outstanding =
                as("operator").get("/v1/programme").as(JsonBody.class).number("outstanding");
        long expired = as("operator").get("/v1/programme").as(JsonBody.class).number("expired");

        post("/v1/transactions", """
                {"kind":"spend","account":"%s","points":5,"reason":"test"}""".formatted(member.account())).then().statusCode(201);

        JsonPath programme = as("operator").get("/v1/programme").jsonPath();
        assertThat(programme.getLong("outstanding")).isEqualTo(outstanding - 5);
        assertThat(programme.getLong("expired")).isEqualTo(expired);
    }

    @Test
    void anAccountThatHasOnlyThemCanBeClosed() {
        Api.spend(member.account(), 5);

        as("operator")
                .post("/v1/accounts/" + member.account() + "/close")
                .then()
                .statusCode(200)
                .body(at("balance", equalTo(0)));
    }
}
