package io.dangol.loyalty.ledger.integrity;

/// The queries that go by transactions.
final class TransactionQueries {
    static final InvariantQuery NUMBER =
            InvariantQuery.ofTransactions("SELECT count(*) FROM ledger_transaction WHERE {ledger_transaction.id}");

    static final InvariantQuery NUMBER_OF_LOTS =
            InvariantQuery.ofTransactions("SELECT count(*) FROM lot WHERE {lot.transaction_id}");

    static final InvariantQuery NUMBER_OF_REVERSALS = InvariantQuery.ofTransactions(
            "SELECT count(*) FROM ledger_transaction WHERE {ledger_transaction.id} AND reverses IS NOT NULL");

    static final InvariantQuery NUMBER_UNDER_QUOTES = InvariantQuery.ofTransactions(
            "SELECT count(*) FROM ledger_transaction WHERE {ledger_transaction.id} AND quote_id IS NOT NULL");

    static final InvariantQuery SUMS = InvariantQuery.ofTransactions("""
            SELECT 'txn' AS prefix, coalesce(posted.id, entries.transaction_id) AS id,
                coalesce(posted.id, entries.transaction_id) AS place,
                format('%s entries sum to %s', coalesce(entries.number, 0), coalesce(entries.total, 0))
                    || CASE WHEN posted.id IS NULL THEN ', of no transaction' ELSE '' END AS detail
            FROM (SELECT id FROM ledger_transaction WHERE {ledger_transaction.id}) AS posted
            FULL JOIN (SELECT transaction_id, count(*) AS number, sum(amount) AS total
                FROM ledger_entry WHERE {ledger_entry.transaction_id} GROUP BY transaction_id) AS entries
                ON entries.transaction_id = posted.id
            WHERE posted.id IS NULL OR entries.number IS NULL OR entries.number < 2 OR entries.total <> 0
            """);

    static final InvariantQuery LOTS = InvariantQuery.ofTransactions("""
            SELECT 'lot' AS prefix, lot.id, lot.transaction_id AS place,
                format('%s of %s remain, %s were taken', remaining, granted, coalesce(sum(points), 0)) AS detail
            FROM lot LEFT JOIN lot_allocation ON lot_id = lot.id
            WHERE {lot.transaction_id}
            GROUP BY lot.id
            HAVING remaining <> granted - coalesce(sum(points), 0) OR remaining NOT BETWEEN 0 AND granted
            UNION ALL
            SELECT 'lot', lot.id, lot.transaction_id,
                CASE WHEN account.id IS NULL THEN 'of no account'
                    WHEN origin.id IS NULL AND origin_id IS NOT NULL THEN 'its origin is not there'
                    ELSE format('of a %s account, %s origin, %s', account.kind,
                        CASE WHEN lot.origin_id IS NULL THEN 'without' ELSE 'with' END,
                        CASE WHEN lot.available_at IS NULL THEN 'not pending' ELSE 'pending' END) END
            FROM lot
            LEFT JOIN account ON account.id = lot.account_id
            LEFT JOIN LATERAL (SELECT id FROM lot AS source WHERE source.id = lot.origin_id) AS origin ON true
            WHERE {lot.transaction_id}
                AND (account.id IS NULL OR (account.kind IN ('held', 'pooled_held')) <> (origin.id IS NOT NULL)
                    OR (account.kind IN ('pending', 'pooled_pending')) <> (lot.available_at IS NOT NULL))
            """);

    static final InvariantQuery CAUSES = InvariantQuery.ofTransactions("""
            SELECT 'txn' AS prefix, posted.id, posted.id AS place,
                format('another %s of the same cause', other.kind) AS detail
            FROM ledger_transaction AS posted
            JOIN ledger_transaction AS other ON other.cause = posted.cause AND other.id <> posted.id
            WHERE {posted.id}
            """);

    static final InvariantQuery QUOTES_USED = InvariantQuery.ofTransactions("""
            SELECT 'txn' AS prefix, posted.id, posted.id AS place,
                format('another %s under the same quote', other.kind) AS detail
            FROM ledger_transaction AS posted
            JOIN ledger_transaction AS other ON other.quote_id = posted.quote_id AND other.id <> posted.id
                AND other.quote_id IS NOT NULL
            WHERE {posted.id} AND posted.quote_id IS NOT NULL
            """);

    /// What events tell of is its own cause: a purchase, a correction of one by its version, a case that is put right.
    /// As io.dangol.loyalty.ledger.Cause computes it.
    static final InvariantQuery CAUSES_OF_FACTS = InvariantQuery.ofTransactions("""
            SELECT 'txn' AS prefix, id, id AS place, 'the cause is not that of its reference' AS detail
            FROM ledger_transaction
            WHERE {ledger_transaction.id} AND fingerprint IS NULL AND reference IS NOT NULL
                AND ((kind = 'earn' AND rule_id IS NOT NULL) OR kind = 'compensation')
                AND cause <> encode(substr(sha256(convert_to(kind || chr(10) || reference, 'UTF8')), 1, 16),
                    'hex')::uuid
                AND NOT EXISTS (SELECT FROM purchase_earn AS more
                    WHERE more.cause = ledger_transaction.cause AND more.cause = encode(substr(sha256(convert_to(
                        kind || chr(10) || reference || '@' || more.version, 'UTF8')), 1, 16), 'hex')::uuid)
            """);

    /// A capture's reversal gives back to the member only what had been redeemed. What was granted is
    /// taken back less what expired; TAKE_BACKS looks at that.
    static final InvariantQuery REVERSALS = InvariantQuery.ofTransactions("""
            SELECT 'txn' AS prefix, back.id, back.id AS place,
                CASE WHEN original.id IS NULL THEN 'takes back a transaction that is not there'
                    ELSE format('a %s of a %s that has %s reversals and %s clawbacks; %s accounts are uneven, %s points'
                        || ' were taken back of %s', back.kind, original.kind, number.reversals, number.clawbacks,
                        uneven.accounts, taken.points, granted.points) END AS detail
            FROM ledger_transaction AS back
            LEFT JOIN ledger_transaction AS original ON original.id = back.reverses
            CROSS JOIN LATERAL (SELECT
                (SELECT count(*) FROM ledger_transaction AS other
                    WHERE other.reverses = back.reverses AND other.kind = 'reverse') AS reversals,
                (SELECT count(*) FROM ledger_transaction AS other
                    WHERE other.reverses = back.reverses AND other.kind = 'clawback') AS clawbacks) AS number
            CROSS JOIN LATERAL (SELECT count(*) AS accounts FROM (SELECT account_id FROM ledger_entry AS entry
                WHERE back.kind = 'reverse' AND transaction_id IN (back.id, back.reverses)
                    AND (original.kind <> 'capture' OR balance_after IS NULL)
                GROUP BY account_id
                HAVING CASE WHEN original.kind IN ('spend', 'capture') THEN sum(amount) <> 0
                    ELSE sum(amount) FILTER (WHERE transaction_id = back.id)
                            * sum(amount) FILTER (WHERE transaction_id = back.reverses) > 0
                        OR abs(sum(amount) FILTER (WHERE transaction_id = back.id))
                            > abs(coalesce(sum(amount) FILTER (WHERE transaction_id = back.reverses), 0)) END) AS account) AS uneven
            CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS points FROM ledger_entry AS entry
                WHERE balance_after IS NULL AND transaction_id IN (SELECT id FROM ledger_transaction AS other
                    WHERE other.reverses = back.reverses AND other.kind = 'clawback')) AS taken
            CROSS JOIN LATERAL (SELECT coalesce(-sum(amount), 0) AS points FROM ledger_entry AS entry
                WHERE balance_after IS NULL AND transaction_id = back.reverses) AS granted
            WHERE {back.id} AND back.reverses IS NOT NULL
                AND (original.id IS NULL OR number.reversals > 1 OR (number.reversals > 0 AND number.clawbacks > 0)
                    OR uneven.accounts > 0 OR (back.kind = 'clawback' AND taken.points > granted.points)
                    OR original.kind <> ALL (CASE back.kind WHEN 'clawback' THEN ARRAY['earn']
                        ELSE ARRAY['earn', 'compensation', 'spend', 'capture', 'adjust', 'transfer'] END))
            """);

    /// Points are taken back out of the lots of their cause only, and at most what was granted less
    /// what had expired. A transaction that granted nothing, a spend or a correction, has none to take
    /// back: its reversal gives points, which may pay a debt. Books that are older than this rule were
    /// kept by another one.
    ///
    /// Each step goes by an index: the two kinds of taking back have one each, and allocations are
    /// looked up by lot. A join of the expiries would read the whole ledger for every reversal.
    static final InvariantQuery TAKE_BACKS = InvariantQuery.ofTransactions("""
            SELECT 'txn' AS prefix, back.id, back.id AS place,
                format('took from %s lots of other causes; %s were granted, %s had expired, %s are taken back',
                    strange.lots, granted.points, expired.points, taken.points) AS detail
            FROM ledger_transaction AS back
            CROSS JOIN LATERAL (SELECT count(*) AS lots FROM lot_allocation AS allocation
                WHERE allocation.transaction_id = back.id AND allocation.points > 0
                    AND NOT EXISTS (WITH RECURSIVE up AS (
                            SELECT source_id, transaction_id FROM lot WHERE id = allocation.lot_id
                            UNION ALL
                            SELECT lot.source_id, lot.transaction_id FROM up JOIN lot ON lot.id = up.source_id)
                        SELECT FROM up WHERE up.transaction_id IN (back.reverses, back.id))) AS strange
            CROSS JOIN LATERAL (SELECT sum(granted) AS points FROM lot WHERE transaction_id = back.reverses) AS granted
            CROSS JOIN LATERAL (
                WITH RECURSIVE family AS (
                    SELECT id FROM lot WHERE transaction_id = back.reverses
                    UNION ALL
                    SELECT lot.id FROM family JOIN lot ON lot.source_id = family.id)
                SELECT coalesce(sum((SELECT sum(points) FROM lot_allocation AS allocation
                    WHERE allocation.lot_id = family.id AND (SELECT kind = 'expire' AND recorded_at < back.recorded_at
                        FROM ledger_transaction AS expiry WHERE expiry.id = allocation.transaction_id))), 0) AS points
                FROM family) AS expired
            CROSS JOIN LATERAL (SELECT coalesce(sum(amount) FILTER (WHERE amount > 0), 0) AS points
                FROM ledger_entry AS entry
                WHERE balance_after IS NULL AND transaction_id IN (SELECT id FROM ledger_transaction AS other
                    WHERE (other.kind = 'reverse' AND other.reverses = back.reverses
                            OR other.kind = 'clawback' AND other.reverses = back.reverses)
                        AND other.recorded_at <= back.recorded_at)) AS taken
            WHERE {back.id} AND back.reverses IS NOT NULL
                AND back.recorded_at >= (SELECT provenance_since FROM integrity_sweep)
                AND granted.points IS NOT NULL
                AND (strange.lots > 0 OR taken.points > granted.points - expired.points)
            """);

    static final InvariantQuery STRAY_LOTS = InvariantQuery.ofTransactions("""
            SELECT 'lot' AS prefix, id, transaction_id AS place, 'granted by no transaction' AS detail
            FROM lot
            WHERE {lot.transaction_id}
                AND NOT EXISTS (SELECT FROM ledger_transaction AS posted WHERE posted.id = lot.transaction_id)
            """);

    static final InvariantQuery STRAY_ALLOCATIONS = InvariantQuery.ofTransactions("""
            SELECT 'lot' AS prefix, lot_id AS id, lot_allocation.transaction_id AS place,
                format('%s points taken %s', points,
                    CASE WHEN posted.id IS NULL THEN 'by no transaction' ELSE 'from no lot' END) AS detail
            FROM lot_allocation
            LEFT JOIN ledger_transaction AS posted ON posted.id = lot_allocation.transaction_id
            LEFT JOIN lot ON lot.id = lot_id
            WHERE {lot_allocation.transaction_id} AND (posted.id IS NULL OR lot.id IS NULL)
            """);

    static final InvariantQuery STRAY_HOLD_STEPS = InvariantQuery.ofTransactions("""
            SELECT 'txn' AS prefix, id, id AS place, format('a %s of no hold', kind) AS detail
            FROM ledger_transaction AS posted
            WHERE {posted.id} AND hold_id IS NOT NULL
                AND NOT EXISTS (SELECT FROM hold WHERE hold.id = posted.hold_id)
            """);

    static final InvariantQuery PROMISES = InvariantQuery.ofTransactions("""
            SELECT 'txn' AS prefix, posted.id, posted.id AS place,
                CASE WHEN promise.quote_id IS NULL THEN 'under a quote that is not there'
                    ELSE format('the quote promised a %s of %s points, and a %s moved %s on that account', promise.kind,
                        promise.points, posted.kind, coalesce(abs(moved.points), 0)) END AS detail
            FROM ledger_transaction AS posted
            LEFT JOIN quote_promise AS promise ON promise.quote_id = posted.quote_id
            CROSS JOIN LATERAL (SELECT sum(amount) AS points FROM ledger_entry AS entry
                WHERE transaction_id = posted.id
                    AND account_id IN (promise.account_id, sibling_account(promise.account_id, 'pending'))) AS moved
            WHERE {posted.id} AND posted.quote_id IS NOT NULL
                AND (promise.quote_id IS NULL OR promise.kind <> posted.kind
                    OR promise.points IS DISTINCT FROM abs(moved.points))
            """);

    private TransactionQueries() {}
}
