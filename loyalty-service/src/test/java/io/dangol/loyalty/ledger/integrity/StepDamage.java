package io.dangol.loyalty.ledger.integrity;

import java.util.stream.Stream;

/// Damage to what is done in steps: holds, and what is taken back.
final class StepDamage {
    private StepDamage() {}

    static Stream<Damage> holds() {
        return Stream.of(
                Damage.of(
                        "UPDATE hold SET state = 'released', resolved_by = :release WHERE id = :held",
                        "UPDATE hold SET state = 'open', resolved_by = NULL WHERE id = :held",
                        "hld",
                        "held",
                        "holds-resolve-once"),
                Damage.of(
                        "UPDATE hold SET state = 'open', resolved_by = NULL WHERE id = :released",
                        "UPDATE hold SET state = 'released', resolved_by = :release WHERE id = :released",
                        "acc",
                        "heldAccount",
                        "holds-resolve-once"),
                Damage.of(
                        "UPDATE hold SET captured = captured + 1 WHERE id = :captured",
                        "UPDATE hold SET captured = captured - 1 WHERE id = :captured",
                        "hld",
                        "captured",
                        "holds-resolve-once"),
                Damage.of(
                        "UPDATE ledger_transaction SET hold_id = :captured WHERE id = :release",
                        "UPDATE ledger_transaction SET hold_id = :released WHERE id = :release",
                        "hld",
                        "captured",
                        "holds-resolve-once"),
                Damage.of(
                        """
                        INSERT INTO hold (id, account_id, points, state, reason, placed_at, expires_at, placed_by,
                                resolved_by)
                            VALUES (:stranger, :other, 1, 'released', 'test', now(), now(), :stranger, :stranger)
                        """,
                        "DELETE FROM hold WHERE id = :stranger",
                        "hld",
                        "stranger",
                        "holds-resolve-once",
                        "refusals-leave-nothing"));
    }

    static Stream<Damage> reversals() {
        return Stream.of(
                Damage.of("""
                        DROP INDEX ledger_transaction_reversed;
                        UPDATE ledger_transaction
                            SET reverses = (SELECT reverses FROM ledger_transaction WHERE id = :spendReversed)
                            WHERE id = :transferReversed
                        """, """
                        UPDATE ledger_transaction SET reverses = (SELECT id FROM ledger_transaction AS original
                            WHERE kind = 'transfer' AND id < :transferReversed ORDER BY id DESC LIMIT 1)
                            WHERE id = :transferReversed;
                        CREATE UNIQUE INDEX ledger_transaction_reversed ON ledger_transaction (reverses)
                            WHERE kind = 'reverse'
                        """, "txn", "spendReversed", "reversals-happen-once"),
                Damage.of(
                        "UPDATE ledger_transaction SET reverses = :adjust WHERE id = :captureReversed",
                        "UPDATE ledger_transaction SET reverses = :capture WHERE id = :captureReversed",
                        "txn",
                        "captureReversed",
                        "reversals-happen-once"),
                Damage.of(
                        "UPDATE ledger_transaction SET reverses = :purchase WHERE id = :pendingReversed",
                        """
                        UPDATE ledger_transaction SET reverses = (SELECT id FROM ledger_transaction AS original
                            WHERE kind = 'earn' AND id < :pendingReversed ORDER BY id DESC LIMIT 1)
                            WHERE id = :pendingReversed
                        """,
                        "txn",
                        "pendingReversed",
                        "reversals-happen-once"),
                Damage.of(
                        "UPDATE ledger_transaction SET reverses = :smallEarn WHERE id = :clawbackIntoDebt",
                        """
                        UPDATE ledger_transaction SET reverses = (SELECT id FROM ledger_transaction AS original
                            WHERE kind = 'earn' AND id < :clawbackIntoDebt ORDER BY id DESC LIMIT 1)
                            WHERE id = :clawbackIntoDebt
                        """,
                        "txn",
                        "clawbackIntoDebt",
                        "reversals-happen-once"));
    }
}
