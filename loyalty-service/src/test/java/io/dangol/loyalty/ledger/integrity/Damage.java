package io.dangol.loyalty.ledger.integrity;

import java.util.List;
import java.util.stream.Stream;

/// A way to break the books by SQL, with every guard off.
///
/// @param damage with the names of [Postings#everyKind()], each behind a colon
/// @param repair the way back
/// @param prefix of the subject that is named
/// @param subject its name, of the first invariant
/// @param invariants exactly those that are broken by it
record Damage(String damage, String repair, String prefix, String subject, List<String> invariants) {
    static Stream<Damage> all() {
        return Stream.of(sums(), lots(), StepDamage.holds(), StepDamage.reversals(), events(), strays())
                .flatMap(each -> each);
    }

    private static Stream<Damage> sums() {
        return Stream.of(
                of(
                        "UPDATE ledger_entry SET amount = amount + 1 WHERE transaction_id = :earn AND balance_after IS NULL",
                        "UPDATE ledger_entry SET amount = amount - 1 WHERE transaction_id = :earn AND balance_after IS NULL",
                        "txn",
                        "earn",
                        "transactions-sum-to-zero"),
                of(
                        """
                        INSERT INTO ledger_entry (transaction_id, account_id, amount) VALUES
                            (:stranger, '00000000-0000-7000-8000-000000000001', -1),
                            (:stranger, '00000000-0000-7000-8000-000000000002', 1)
                        """,
                        "DELETE FROM ledger_entry WHERE transaction_id = :stranger",
                        "txn",
                        "stranger",
                        "transactions-sum-to-zero"),
                of(
                        "UPDATE account SET version = version + 1 WHERE id = :account",
                        "UPDATE account SET version = version - 1 WHERE id = :account",
                        "acc",
                        "account",
                        "balances-are-sums"),
                of(
                        "UPDATE account SET balance = balance + 1 WHERE id = :pendingAccount",
                        "UPDATE account SET balance = balance - 1 WHERE id = :pendingAccount",
                        "acc",
                        "pendingAccount",
                        "balances-are-sums",
                        "lots-carry-balances"),
                // The event still says what the entry said.
                of(
                        "UPDATE ledger_entry SET balance_after = balance_after + 1 WHERE transaction_id = :earn AND account_id = :account",
                        "UPDATE ledger_entry SET balance_after = balance_after - 1 WHERE transaction_id = :earn AND account_id = :account",
                        "acc",
                        "account",
                        "balances-run",
                        "outbox-matches-ledger"),
                of("""
                        ALTER TABLE account DROP CONSTRAINT account_floor, DROP CONSTRAINT account_balance_above_floor;
                        UPDATE account SET floor = balance + 1 WHERE id = :other
                        """, """
                        UPDATE account SET floor = 0 WHERE id = :other;
                        ALTER TABLE account ADD CONSTRAINT account_balance_above_floor CHECK (balance >= floor),
                            ADD CONSTRAINT account_floor
                                CHECK (floor <= 0 AND (floor = 0 OR kind IN ('spendable', 'pooled')))
                        """, "acc", "other", "floors-hold"),
                of(
                        "UPDATE account SET floor = 0 WHERE id = :debtor",
                        "UPDATE account SET floor = -30 WHERE id = :debtor",
                        "acc",
                        "debtor",
                        "floors-hold"),
                of("""
                        ALTER TABLE ledger_transaction DROP CONSTRAINT ledger_transaction_cause;
                        UPDATE ledger_transaction SET cause = (SELECT cause FROM ledger_transaction WHERE id = :earn)
                            WHERE id = :spend
                        """, """
                        UPDATE ledger_transaction SET cause = :spendCause WHERE id = :spend;
                        ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_cause UNIQUE (cause)
                        """, "txn", "spend", "one-cause-one-effect"),
                of(
                        "UPDATE ledger_transaction SET cause = gen_random_uuid() WHERE id = :purchase",
                        "UPDATE ledger_transaction SET cause = :purchaseCause WHERE id = :purchase",
                        "txn",
                        "purchase",
                        "one-cause-one-effect"));
    }

    private static Stream<Damage> lots() {
        return Stream.of(
                of(
                        "UPDATE lot SET remaining = remaining - 1 WHERE id = :earnLot",
                        "UPDATE lot SET remaining = remaining + 1 WHERE id = :earnLot",
                        "lot",
                        "earnLot",
                        "lots-carry-balances"),
                of(
                        "UPDATE lot_allocation SET points = points + 1 WHERE transaction_id = :transfer",
                        "UPDATE lot_allocation SET points = points - 1 WHERE transaction_id = :transfer",
                        "lot",
                        "earnLot",
                        "lots-carry-balances"),
                of(
                        "UPDATE lot SET granted = granted + 1 WHERE id = :earnLot",
                        "UPDATE lot SET granted = granted - 1 WHERE id = :earnLot",
                        "lot",
                        "earnLot",
                        "lots-carry-balances"),
                of(
                        "UPDATE lot SET origin_id = NULL WHERE id = :holdLot",
                        "UPDATE lot SET origin_id = :holdOrigin WHERE id = :holdLot",
                        "lot",
                        "holdLot",
                        "lots-carry-balances"));
    }

    private static Stream<Damage> events() {
        return Stream.of(
                of(
                        "UPDATE outbox SET id = :stranger WHERE id = :earn",
                        "UPDATE outbox SET id = :earn WHERE id = :stranger",
                        "txn",
                        "earn",
                        "outbox-matches-ledger"),
                of(
                        "UPDATE outbox SET id = :stranger WHERE id = :spend",
                        "UPDATE outbox SET id = :spend WHERE id = :stranger",
                        "txn",
                        "stranger",
                        "outbox-matches-ledger"),
                of(
                        "UPDATE outbox SET data = 'x' || data WHERE id = :earn",
                        "UPDATE outbox SET data = substr(data, 2) WHERE id = :earn",
                        "txn",
                        "earn",
                        "outbox-matches-ledger"),
                of(
                        "UPDATE outbox SET type = 'io.dangol.loyalty.points.spent.v1' WHERE id = :hold",
                        "UPDATE outbox SET type = 'io.dangol.loyalty.hold.placed.v1' WHERE id = :hold",
                        "txn",
                        "hold",
                        "outbox-matches-ledger"),
                of(
                        "INSERT INTO outbox (created_at, id, type, subject, occurred_at, data, sent_at)"
                                + " SELECT created_at, id, type, 'copy', occurred_at, data, now() FROM outbox WHERE id = :earn",
                        "DELETE FROM outbox WHERE id = :earn AND subject = 'copy'",
                        "txn",
                        "earn",
                        "outbox-matches-ledger"));
    }

    private static Stream<Damage> strays() {
        return Stream.of(
                of("""
                        INSERT INTO lot (id, account_id, transaction_id, granted, remaining, granted_at)
                            VALUES (:stranger, :account, :stranger, 1, 0, now());
                        INSERT INTO lot_allocation (lot_id, transaction_id, points) VALUES (:stranger, :earn, 1)
                        """, """
                        DELETE FROM lot WHERE id = :stranger;
                        DELETE FROM lot_allocation WHERE lot_id = :stranger
                        """, "lot", "stranger", "refusals-leave-nothing"),
                of(
                        "INSERT INTO lot_allocation (lot_id, transaction_id, points) VALUES (:stranger, :stranger, 1)",
                        "DELETE FROM lot_allocation WHERE lot_id = :stranger",
                        "lot",
                        "stranger",
                        "refusals-leave-nothing"),
                of("""
                        INSERT INTO account (id, kind, owner, balance, version, floor)
                            VALUES (:stranger, 'pooled_held', :stranger, 0, 0, 0)
                        """, "DELETE FROM account WHERE id = :stranger", "acc", "stranger", "refusals-leave-nothing"),
                of(
                        "UPDATE quote_promise SET points = points + 1 WHERE quote_id = :quote",
                        "UPDATE quote_promise SET points = points - 1 WHERE quote_id = :quote",
                        "txn",
                        "quoted",
                        "previews-are-kept"),
                of(
                        "UPDATE quote_promise SET account_id = :other WHERE quote_id = :quote",
                        "UPDATE quote_promise SET account_id = :account WHERE quote_id = :quote",
                        "txn",
                        "quoted",
                        "previews-are-kept"),
                of(
                        "UPDATE ledger_transaction SET quote_id = :stranger WHERE id = :adjust",
                        "UPDATE ledger_transaction SET quote_id = NULL WHERE id = :adjust",
                        "txn",
                        "adjust",
                        "previews-are-kept"),
                of("""
                        DROP INDEX ledger_transaction_quote;
                        UPDATE ledger_transaction SET quote_id = :quote WHERE id = :spend
                        """, """
                        UPDATE ledger_transaction SET quote_id = NULL WHERE id = :spend;
                        CREATE UNIQUE INDEX ledger_transaction_quote ON ledger_transaction (quote_id)
                            WHERE quote_id IS NOT NULL
                        """, "txn", "quoted", "one-cause-one-effect", "previews-are-kept"));
    }

    static Damage of(String damage, String repair, String prefix, String subject, String... invariants) {
        return new Damage(damage, repair, prefix, subject, List.of(invariants));
    }

    @Override
    public String toString() {
        return subject + ": " + invariants;
    }
}
