package io.dangol.loyalty.earning.change;

import static io.dangol.loyalty.support.Ledgers.account;
import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.loyalty.support.Ledgers.post;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Ledgers.Member;
import io.dangol.loyalty.support.Postings;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every way to take points back takes those of its own cause, less what expired of them.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class TakeBackIT {
    private static final String SOON = ",\"expiresAt\":\"2099-01-01T00:00:00Z\"";
    private static final String REASON = "{\"reason\":\"test\"}";

    @Inject
    Ledgers ledgers;

    @Inject
    Facts facts;

    @Inject
    Postings postings;

    @Inject
    Stored stored;

    @AfterEach
    void asItWas() {
        Api.resetProgramme();
    }

    @Test
    void aReturnLeavesThePointsOfOtherPurchasesWhenItsOwnExpired() {
        String customer = stored.member(facts);
        Api.programme("{\"pointsValidDays\":1}");
        String first = purchased(customer, "10000", "2026-01-01T00:00:00Z");
        Api.programme("{\"pointsValidDays\":null}");
        postings.expire(stored.account(customer), lotOf(first), Instant.parse("2026-01-03T00:00:00Z"));
        purchased(customer, "20000", Facts.BOUGHT_AT);

        facts.returned(customer, first, facts.newId("ret"), 2, "10000", "10000");
        purchased(customer, "100", Facts.BOUGHT_AT);

        account(member(customer)).then().body(at("balance", equalTo(201)));
    }

    @Test
    void aReversalLeavesThePointsOfOthersWhenItsOwnExpired() throws SQLException {
        Member member = ledgers.member();
        String expiring = earn(member, 100);
        expire(expiring);
        ledgers.earn(member, 200, "");

        reverse(expiring).then().statusCode(422).body(at("type", endsWith("nothing-to-take-back")));

        account(member).then().body(at("balance", equalTo(200)));
    }

    @Test
    void whatWasSpentIsOwedAndWhatExpiredIsNot() throws SQLException {
        Api.programme("{\"debtLimit\":1000}");
        Member member = spentAndExpired();

        account(member).then().body(at("balance", equalTo(160)));
        assertThat(openLots(member)).isEqualTo(200);

        // The next points pay the debt.
        ledgers.earn(member, 50, "");
        account(member).then().body(at("balance", equalTo(210)));
        assertThat(openLots(member)).isEqualTo(210);
    }

    @Test
    void aReversedCorrectionPaysTheDebtThatItLeft() {
        Api.programme("{\"debtLimit\":1000}");
        Member owing = ledgers.member();
        String correction = adjust(owing, -50);
        reverse(correction).then().statusCode(201);
        account(owing).then().body(at("balance", equalTo(0)));

        Member paid = ledgers.member();
        String before = adjust(paid, -50);
        reverse(earn(paid, 80)).then().statusCode(201);
        reverse(before).then().statusCode(201);
        account(paid).then().body(at("balance", equalTo(0)));

        Member receiver = ledgers.member();
        String owed = adjust(receiver, -50);
        reverse(transfer(ledgers.member(20), receiver, 20)).then().statusCode(201);
        reverse(owed).then().statusCode(201);
        account(receiver).then().body(at("balance", equalTo(0)));

        as("operator").get("/v1/integrity").then().statusCode(200).body(at("ok", equalTo(true)));
    }

    private static String adjust(Member member, long points) {
        return post("/v1/transactions", """
                {"kind":"adjust","account":"%s","points":%d,"reason":"test"}""".formatted(member.account(), points))
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    @Test
    void withoutDebtWhatWasSpentIsLetGo() throws SQLException {
        Member member = spentAndExpired();

        account(member).then().body(at("balance", equalTo(200)));
    }

    @Test
    void aTransferIsTakenBackWithoutWhatExpiredAtTheReceiver() throws SQLException {
        Member giver = ledgers.member();
        String expiring = earn(giver, 100);
        Member receiver = ledgers.member(200);
        String transfer = transfer(giver, receiver, 100);
        expire(expiring);
        expire(transfer);

        reverse(transfer).then().statusCode(422).body(at("type", endsWith("nothing-to-take-back")));

        account(receiver).then().body(at("balance", equalTo(200)));
        account(giver).then().body(at("balance", equalTo(0)));
    }

    @Test
    void pointsThatExpireAfterTheirTransferAreNotOwedByTheGiver() throws SQLException {
        Api.programme("{\"debtLimit\":1000}");
        Member giver = ledgers.member();
        String expiring = earn(giver, 100);
        String transfer = transfer(giver, ledgers.member(), 100);
        expire(expiring);
        expire(transfer);
        ledgers.earn(giver, 200, "");

        reverse(expiring).then().statusCode(422);

        account(giver).then().body(at("balance", equalTo(200)));
    }

    @Test
    void pointsInAHoldAreOwedAndPayTheDebtWhenTheyComeBack() {
        Api.programme("{\"debtLimit\":1000}");
        Member member = ledgers.member();
        String earned = earn(member, 100);
        ledgers.earn(member, 200, "");
        String hold = post("/v1/holds", """
                {"account":"%s","points":40,"reason":"test"}""".formatted(member.account()))
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");

        reverse(earned).then().statusCode(201);

        account(member).then().body(at("balance", equalTo(160))).body(at("held", equalTo(40)));
        post("/v1/holds/" + hold + "/release", REASON).then().statusCode(200);
        account(member).then().body(at("balance", equalTo(200)));
    }

    @Test
    void pointsThatCameBackAfterTheirDateAreNotTakenTwice() throws SQLException {
        Member member = ledgers.member();
        String earned = earn(member, 100);
        String spent = post("/v1/transactions", """
                {"kind":"spend","account":"%s","points":40,"reason":"test"}""".formatted(member.account())).path("id");
        expire(earned);
        ledgers.earn(member, 200, "");
        reverse(spent).then().statusCode(201);

        reverse(earned).then().statusCode(422).body(at("type", endsWith("nothing-to-take-back")));

        account(member).then().body(at("balance", equalTo(200)));
    }

    /// 100 points of which 40 were spent and 60 expired, and 200 others; the 100 are taken back as far
    /// as may be.
    private Member spentAndExpired() throws SQLException {
        Member member = ledgers.member();
        String earned = earn(member, 100);
        Api.spend(member.account(), 40);
        expire(earned);
        ledgers.earn(member, 200, "");
        reverse(earned);
        return member;
    }

    private String purchased(String customer, String amount, String at) {
        String purchase = facts.newId("pur");
        facts.purchasedAt(customer, purchase, amount, at);
        await().atMost(Stored.PATIENCE).until(() -> stored.transactions(purchase) == 1);
        return purchase;
    }

    private UUID lotOf(String purchase) {
        return (UUID) stored.value("SELECT id FROM lot WHERE transaction_id = ?", stored.transaction(purchase));
    }

    private Member member(String customer) {
        return new Member(customer, stored.accountId(customer));
    }

    private String earn(Member member, long points) {
        return ledgers.earn(member, points, SOON).path("id");
    }

    private static String transfer(Member giver, Member receiver, long points) {
        return post("/v1/transfers", """
                {"from":"%s","to":"%s","points":%d,"reason":"test"}""".formatted(giver.account(), receiver.account(), points))
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static Response reverse(String transaction) {
        return post("/v1/transactions/" + transaction + "/reverse", REASON);
    }

    /// Moves the date of a transaction's lots into the past; nothing is posted for it.
    private void expire(String transaction) throws SQLException {
        stored.execute("UPDATE lot SET expires_at = now() - interval '1 hour' WHERE transaction_id = '%s'"
                .formatted(Stored.uuid("txn", transaction)));
    }

    private long openLots(Member member) {
        return stored.number(
                "SELECT sum(remaining) FROM lot WHERE account_id = ?",
                member.accountId().value());
    }
}
