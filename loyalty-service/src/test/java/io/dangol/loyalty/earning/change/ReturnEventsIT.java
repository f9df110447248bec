package io.dangol.loyalty.earning.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Purchases in KRW earn a point for each 100.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ReturnEventsIT {
    private static final int MARKER = 1;

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    private String customer = "";
    private String purchase = "";

    @BeforeEach
    void aPurchase() {
        customer = stored.member(facts);
        purchase = facts.newId("pur");
    }

    @AfterEach
    void asItWas() {
        Api.resetProgramme();
    }

    @Test
    void partialReturnsTakeBackExactlyWhatTheirSumIsWorth() {
        facts.purchased(customer, purchase, "1090", "KRW");
        stored.awaitBalance(customer, 10);

        // 1090 - 80 = 1010, still worth 10; then 1090 - 160 = 930, worth 9; then nothing is left.
        String first = returned(2, "80", "1090");
        String second = returned(3, "160", "1090");
        stored.awaitBalance(customer, 9);
        String third = returned(4, "1090", "1090");
        stored.awaitBalance(customer, 0);

        assertThat(stored.transactions(first)).isZero();
        assertThat(clawedBack(second)).isEqualTo(1);
        assertThat(clawedBack(third)).isEqualTo(9);
        assertThat(stored.value(
                        "SELECT kind || ' ' || reason || ' ' || recorded_by || ' ' || (effective_at AT TIME ZONE 'UTC') FROM ledger_transaction WHERE reference = ?",
                        third))
                .isEqualTo("clawback return customer-service 2026-11-22 00:00:00");
        assertThat(stored.number(
                        "SELECT count(*) FROM ledger_transaction WHERE reverses = ?", stored.transaction(purchase)))
                .isEqualTo(2);
    }

    @Test
    void aReturnThatIsToldAgainTakesNothingMore() {
        facts.purchased(customer, purchase, "1000", "KRW");
        String one = returned(2, "300", "1000");
        facts.returned(customer, purchase, one, 2, "300", "1000");
        facts.returned(customer, purchase, one, 2, "300", "1000");

        awaitHandled(7);

        assertThat(stored.transactions(one)).isEqualTo(1);
    }

    /// The inbox forgets after some weeks, and what was published before ids followed from facts has another id now.
    @Test
    void historyThatIsPublishedAgainMovesNoPoints() {
        facts.purchased(customer, purchase, "1000", "KRW");
        String first = returned(2, "300", "1000");
        String second = returned(3, "500", "1000");
        stored.awaitBalance(customer, 5);
        String transactions = "SELECT count(*) FROM ledger_entry WHERE account_id = ?";
        long before = stored.number(transactions, stored.account(customer).value());

        for (int times = 0; times < 2; times++) {
            facts.registered(customer);
            facts.purchased(customer, purchase, "1000", "KRW");
            facts.returned(customer, purchase, first, 2, "300", "1000");
            facts.returned(customer, purchase, second, 3, "500", "1000");
        }
        awaitHandled(5);

        assertThat(stored.number(transactions, stored.account(customer).value()))
                .isEqualTo(before + 1);
    }

    @Test
    void returnsInTheOtherOrderTakeBackTheSame() {
        facts.purchased(customer, purchase, "1000", "KRW");
        stored.awaitBalance(customer, 10);

        String newer = returned(3, "700", "1000");
        stored.awaitBalance(customer, 3);
        String older = returned(2, "300", "1000");

        awaitHandled(3);
        assertThat(clawedBack(newer)).isEqualTo(7);
        assertThat(stored.transactions(older)).isZero();
    }

    @Test
    void aPurchaseThatIsToldAfterItsReturnEarnsAndIsTakenBackAtOnce() {
        String one = returned(2, "300", "1000");
        awaitHandled(0);

        facts.purchased(customer, purchase, "1000", "KRW");

        stored.awaitBalance(customer, 7 + MARKER);
        assertThat(clawedBack(one)).isEqualTo(3);
        assertThat(stored.number("""
                SELECT count(DISTINCT recorded_at) FROM ledger_transaction WHERE reference IN (?, ?)""", one, purchase)).isEqualTo(1);
        facts.purchased(customer, purchase, "1000", "KRW");
        returned(2, "300", "1000");
        awaitHandled(7 + MARKER);
    }

    @Test
    void theRuleThatEarnedSaysWhatIsTakenBack() {
        facts.purchased(customer, purchase, "1000", "KRW");
        stored.awaitBalance(customer, 10);
        String rule = "/v1/earning-rules/rul_0000000000e008000000000081";
        patchRule(rule, 50);
        try {
            returned(2, "300", "1000");
            stored.awaitBalance(customer, 7);
        } finally {
            patchRule(rule, 100);
        }
    }

    @Test
    void withoutDebtOnlyWhatIsLeftOfItIsTakenBackAndTheRestIsLetGo() {
        facts.purchased(customer, purchase, "1000", "KRW");
        stored.awaitBalance(customer, 10);
        Api.spend(stored.accountId(customer), 8);

        String one = returned(2, "500", "1000");
        stored.awaitBalance(customer, 0);
        assertThat(clawedBack(one)).isEqualTo(2);
        assertThat(shortfall(one)).isEqualTo(3);

        // What was let go is not asked for again, what the next return asks for cannot be had either, and points of
        // another cause stay where they are.
        Api.earn(stored.accountId(customer), 1);
        String two = returned(3, "800", "1000");
        awaitHandled(1);
        assertThat(stored.transactions(two)).isZero();
    }

    @Test
    void withDebtWhatWasSpentIsOwedUpToTheLimit() {
        Api.programme("{\"debtLimit\":4}");
        facts.purchased(customer, purchase, "1000", "KRW");
        stored.awaitBalance(customer, 10);
        Api.spend(stored.accountId(customer), 9);

        String one = returned(2, "300", "1000");
        stored.awaitBalance(customer, -2);
        assertThat(clawedBack(one)).isEqualTo(3);
        assertThat(shortfall(one)).isZero();
        String two = returned(3, "900", "1000");
        stored.awaitBalance(customer, -4);
        assertThat(clawedBack(two)).isEqualTo(2);
        assertThat(shortfall(two)).isEqualTo(4);

        facts.purchased(customer, facts.newId("pur"), "1000", "KRW");
        stored.awaitBalance(customer, 6);
    }

    @Test
    void ofAPurchaseThatEarnedNothingNothingIsTakenBack() {
        facts.purchased(customer, purchase, "90", "KRW");
        String one = returned(2, "90", "90");

        awaitHandled(0);
        assertThat(stored.transactions(one)).isZero();
    }

    @Test
    void whatWasReversedByHandIsNotTakenBackAgain() {
        facts.purchased(customer, purchase, "1000", "KRW");
        stored.awaitBalance(customer, 10);
        Api.earn(stored.accountId(customer), 5);
        Api.as("agent")
                .header("Idempotency-Key", facts.newId("key"))
                .body("{\"reason\":\"test\"}")
                .post("/v1/transactions/" + PublicId.format("txn", stored.transaction(purchase)) + "/reverse")
                .then()
                .statusCode(201);

        returned(2, "1000", "1000");

        awaitHandled(5);
    }

    @Test
    void aReturnThatCannotBeIsSetAsideAndTheNextOneIsTaken() {
        facts.purchased(customer, purchase, "1000", "KRW");
        facts.returned(customer, purchase, facts.newId("ret"), 2, "2000", "1000");
        returned(3, "500", "1000");

        stored.awaitBalance(customer, 5);
    }

    /// Waits until everything told so far is handled: what comes behind it in the same partition is.
    private void awaitHandled(long balance) {
        facts.purchased(customer, facts.newId("pur"), "100", "KRW");
        stored.awaitBalance(customer, balance + MARKER);
    }

    private String returned(int version, String returned, String paid) {
        String id = facts.newId("ret");
        facts.returned(customer, purchase, id, version, returned, paid);
        return id;
    }

    private long clawedBack(String returnId) {
        return -stored.number("""
                SELECT sum(amount) FROM ledger_entry JOIN ledger_transaction AS posted ON posted.id = transaction_id
                WHERE posted.reference = ? AND balance_after IS NOT NULL""", returnId);
    }

    private long shortfall(String returnId) {
        return stored.number("SELECT coalesce(shortfall, 0) FROM ledger_transaction WHERE reference = ?", returnId);
    }

    private static void patchRule(String rule, int amount) {
        Api.as("marketer")
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("{\"amount\":\"" + amount + "\"}")
                .patch(rule)
                .then()
                .statusCode(200);
    }
}
