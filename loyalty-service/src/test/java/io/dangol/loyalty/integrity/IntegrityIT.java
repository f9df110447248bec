package io.dangol.loyalty.integrity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Breaks each invariant by SQL, around every guard, and mends it again.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class IntegrityIT {
    @Inject
    Facts facts;

    @Inject
    Stored stored;

    private UUID account = new UUID(0, 0);
    private UUID transaction = new UUID(0, 0);

    @BeforeEach
    void aMemberWithTwoPurchases() {
        String customer = facts.newId("cus");
        String first = facts.newId("pur");
        facts.purchased(customer, first, "1000", "KRW");
        facts.purchased(customer, facts.newId("pur"), "2000", "KRW");
        stored.awaitBalance(customer, 30);
        account = stored.account(customer);
        transaction = stored.transaction(first);
    }

    @Test
    void soundBooksAreFoundSound() {
        JsonPath found = check();

        assertThat(found.getBoolean("ok")).isTrue();
        assertThat(found.getLong("ledgerSum")).isZero();
        assertThat(found.getString("checkedTo")).endsWith("Z");
        assertThat(found.getList("invariants.number")).containsExactly(1, 2, 3, 4, 5, 6, 9);
        assertThat(found.getList("invariants.ok")).containsOnly(true);
        assertThat(found.<Integer>getList("invariants.checked")).allMatch(checked -> checked >= 1);
    }

    @Test
    void entriesThatDoNotSumToZeroAreNamed() {
        JsonPath found = broken(
                "UPDATE ledger_entry SET amount = amount + 1 WHERE transaction_id = '%2$s' AND account_id <> '%1$s'",
                "UPDATE ledger_entry SET amount = amount - 1 WHERE transaction_id = '%2$s' AND account_id <> '%1$s'");

        assertThat(found.getLong("ledgerSum")).isEqualTo(1);
        assertThat(brokenInvariants(found)).containsExactly("transactions-sum-to-zero");
        assertThat(found.getString("invariants[0].violations[0].subject"))
                .isEqualTo(PublicId.format("txn", transaction));
        assertThat(found.getString("invariants[0].violations[0].detail")).isEqualTo("2 entries sum to 1");
    }

    @Test
    void entriesWithoutATransactionAreNamed() {
        JsonPath found =
                broken("""
                INSERT INTO ledger_entry (transaction_id, account_id, amount) VALUES
                    ('00000000-0000-7000-8000-00000000dead', '00000000-0000-7000-8000-000000000001', -1),
                    ('00000000-0000-7000-8000-00000000dead', '00000000-0000-7000-8000-000000000002', 1)
                """, "DELETE FROM ledger_entry WHERE transaction_id = '00000000-0000-7000-8000-00000000dead'");

        assertThat(brokenInvariants(found)).containsExactly("transactions-sum-to-zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version = version + 1", "balance = balance + 1"})
    void aBalanceOrVersionThatItsEntriesDoNotGiveIsNamed(String change) {
        JsonPath found = broken(
                "UPDATE account SET " + change + " WHERE id = '%1$s'",
                "UPDATE account SET " + change.replace('+', '-') + " WHERE id = '%1$s'");

        assertThat(brokenInvariants(found)).contains("balances-are-sums").doesNotContain("balances-run");
        assertThat(violations(found, "balances-are-sums")).containsExactly(PublicId.format("acc", account));
    }

    @Test
    void aRunningBalanceThatDoesNotRunIsNamed() {
        JsonPath found = broken(
                "UPDATE ledger_entry SET balance_after = 11 WHERE account_id = '%1$s' AND account_version = 1",
                "UPDATE ledger_entry SET balance_after = 10 WHERE account_id = '%1$s' AND account_version = 1");

        // The event still says what the entry said; the entry before and the one after it do not.
        assertThat(brokenInvariants(found)).containsExactly("balances-run", "outbox-matches-ledger");
        assertThat(violations(found, "balances-run")).hasSize(2).containsOnly(PublicId.format("acc", account));
    }

    @Test
    void aLotThatDoesNotCarryItsBalanceIsNamed() {
        JsonPath found = broken(
                "UPDATE lot SET remaining = remaining - 1 WHERE transaction_id = '%2$s'",
                "UPDATE lot SET remaining = remaining + 1 WHERE transaction_id = '%2$s'");

        assertThat(brokenInvariants(found)).containsExactly("lots-carry-balances");
        assertThat(violations(found, "lots-carry-balances")).containsExactly(PublicId.format("acc", account));
    }

    @Test
    void aLotWithMoreThanItWasGrantedIsNamed() {
        JsonPath found = broken("""
                ALTER TABLE lot DROP CONSTRAINT lot_remaining_in_range;
                UPDATE lot SET remaining = remaining + 1 WHERE transaction_id = '%2$s'
                """, """
                UPDATE lot SET remaining = remaining - 1 WHERE transaction_id = '%2$s';
                ALTER TABLE lot ADD CONSTRAINT lot_remaining_in_range CHECK (remaining BETWEEN 0 AND granted)
                """);

        assertThat(brokenInvariants(found)).containsExactly("lots-carry-balances");
        assertThat(violations(found, "lots-carry-balances")).hasSize(2);
    }

    @Test
    void anAccountBelowItsFloorIsNamed() {
        JsonPath found = broken("""
                ALTER TABLE account DROP CONSTRAINT account_balance_above_floor;
                UPDATE account SET floor = 25 WHERE id = '%1$s'
                """, """
                UPDATE account SET floor = 0 WHERE id = '%1$s';
                ALTER TABLE account ADD CONSTRAINT account_balance_above_floor CHECK (balance >= floor)
                """);

        assertThat(brokenInvariants(found)).containsExactly("floors-hold");
        assertThat(violations(found, "floors-hold")).containsExactly(PublicId.format("acc", account));
    }

    @Test
    void aReferenceWithTwoTransactionsIsNamed() {
        JsonPath found = broken("""
                ALTER TABLE ledger_transaction DROP CONSTRAINT ledger_transaction_reference;
                INSERT INTO ledger_transaction (id, kind, reason, reference, effective_at, recorded_by)
                    SELECT '00000000-0000-7000-8000-00000000dead', kind, reason, reference, effective_at, recorded_by
                    FROM ledger_transaction WHERE id = '%2$s'
                """, """
                DELETE FROM ledger_transaction WHERE id = '00000000-0000-7000-8000-00000000dead';
                ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_reference UNIQUE (kind, reference)
                """);

        assertThat(brokenInvariants(found)).contains("one-reference-one-effect");
    }

    @Test
    void aTransactionWithoutItsEventIsNamed() {
        JsonPath found = broken(
                "UPDATE outbox SET id = '00000000-0000-7000-8000-00000000dead' WHERE id = '%2$s'",
                "UPDATE outbox SET id = '%2$s' WHERE id = '00000000-0000-7000-8000-00000000dead'");

        assertThat(brokenInvariants(found)).containsExactly("outbox-matches-ledger");
        assertThat(violations(found, "outbox-matches-ledger"))
                .containsExactlyInAnyOrder(
                        PublicId.format("txn", transaction),
                        PublicId.format("txn", UUID.fromString("00000000-0000-7000-8000-00000000dead")));
    }

    @Test
    void anEventThatSaysOtherThanTheLedgerIsNamed() {
        JsonPath found = broken(
                "UPDATE outbox SET data = replace(data, '\"points\":10,', '\"points\":12,') WHERE id = '%2$s'",
                "UPDATE outbox SET data = replace(data, '\"points\":12,', '\"points\":10,') WHERE id = '%2$s'");

        assertThat(brokenInvariants(found)).containsExactly("outbox-matches-ledger");
        assertThat(violations(found, "outbox-matches-ledger")).containsExactly(PublicId.format("txn", transaction));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "agent", "marketer", "partner"})
    void theCheckIsForThoseWhoRunAndWatchTheProgramme(String role) {
        given().auth().oauth2(Tokens.of(role)).get("/v1/integrity").then().statusCode(403);
    }

    @Test
    void theCheckWantsAToken() {
        given().get("/v1/integrity").then().statusCode(401);
    }

    private JsonPath broken(String damage, String repair) {
        stored.tamper(damage.formatted(account, transaction));
        try {
            JsonPath found = check();
            assertThat(found.getBoolean("ok")).isFalse();
            return found;
        } finally {
            stored.tamper(repair.formatted(account, transaction));
            assertThat(check().getBoolean("ok")).isTrue();
        }
    }

    private static JsonPath check() {
        return given().auth()
                .oauth2(Tokens.of("operator"))
                .get("/v1/integrity")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> brokenInvariants(JsonPath found) {
        return found.getList("invariants.findAll { !it.ok }.id");
    }

    private static List<String> violations(JsonPath found, String invariant) {
        return found.getList("invariants.find { it.id == '%s' }.violations.subject".formatted(invariant));
    }
}
