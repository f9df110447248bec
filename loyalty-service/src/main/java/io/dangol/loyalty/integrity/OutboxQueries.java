package io.dangol.loyalty.integrity;

/// The queries that hold the outbox against the ledger, as far back as it is kept.
///
/// An event is recorded at the moment of its transaction, so that those of a slice are looked for in its time only.
final class OutboxQueries {
    private static final String KEPT_SINCE = """
            (SELECT min(to_date(right(part.relname, 10), 'YYYY_MM_DD'))::timestamp AT TIME ZONE 'UTC'
                FROM pg_inherits JOIN pg_class AS part ON part.oid = inhrelid
                WHERE inhparent = 'outbox'::regclass AND part.relname ~ '^outbox_[0-9]{4}_[0-9]{2}_[0-9]{2}$')
            """;

    static final Part NUMBER = Part.ofTransactions(
            "SELECT count(*) FROM ledger_transaction WHERE {ledger_transaction.id} AND recorded_at >= " + KEPT_SINCE);

    /// The entry that an event speaks of is that of the main account, of a transfer the giver's. Where the main account
    /// has none, the points are those of its pending or held account, and its balance is that of its entry before.
    static final Part EVENTS = Part.ofTransactions("""
            WITH posted AS MATERIALIZED (
                SELECT id, kind, recorded_at FROM ledger_transaction
                WHERE {ledger_transaction.id} AND recorded_at >= %s
            ), event AS (
                SELECT id, count(*) AS number, min(type) AS type,
                    (array_agg(CASE WHEN pg_input_is_valid(data, 'json') THEN data::json END))[1] AS data
                FROM outbox
                WHERE {outbox.id} AND created_at >= (SELECT min(recorded_at) FROM posted)
                    AND created_at <= (SELECT max(recorded_at) FROM posted)
                GROUP BY id
            ), side AS (
                SELECT posted.id,
                    array_agg(amount ORDER BY place) FILTER (WHERE is_main) AS amounts,
                    array_agg(balance_after ORDER BY place) FILTER (WHERE is_main) AS balances,
                    array_agg(account_version ORDER BY place) FILTER (WHERE is_main) AS versions,
                    sum(amount) FILTER (WHERE account.kind IN ('pending', 'pooled_pending')) AS pending,
                    sum(amount) FILTER (WHERE balance_after IS NULL) AS programme,
                    (array_agg(sibling_account(account_id, account.kind))
                        FILTER (WHERE owner IS NOT NULL AND NOT is_main))[1] AS main,
                    min(position) AS position
                FROM posted
                JOIN ledger_entry AS entry ON entry.transaction_id = posted.id
                JOIN account ON account.id = entry.account_id
                CROSS JOIN LATERAL (SELECT CASE posted.kind WHEN 'reverse' THEN -amount ELSE amount END AS place,
                    account.kind IN ('spendable', 'pooled') AS is_main) AS ordered
                WHERE {entry.transaction_id}
                GROUP BY posted.id
            ), said AS (
                SELECT posted.id, coalesce(event.number, 0) AS number, event.type, event.data,
                    'io.dangol.loyalty.' || CASE posted.kind
                        WHEN 'earn' THEN CASE WHEN pending IS NULL THEN 'points.earned' ELSE 'points.pending' END
                        WHEN 'mature' THEN 'points.earned' WHEN 'compensation' THEN 'points.earned'
                        WHEN 'spend' THEN 'points.spent' WHEN 'capture' THEN 'points.spent'
                        WHEN 'adjust' THEN 'points.adjusted' WHEN 'transfer' THEN 'points.transferred'
                        WHEN 'hold' THEN 'hold.placed' WHEN 'release' THEN 'hold.released'
                        WHEN 'expire' THEN 'points.expired' ELSE 'points.reversed' END || '.v1' AS due_type,
                    CASE WHEN posted.kind IN ('spend', 'transfer', 'hold', 'expire') THEN -amounts[1]
                        WHEN posted.kind = 'capture' THEN programme
                        ELSE coalesce(amounts[1], pending) END AS points,
                    CASE WHEN amounts IS NULL THEN coalesce(before.balance_after, 0) ELSE balances[1] END AS balance,
                    CASE WHEN amounts IS NULL THEN coalesce(before.account_version, 0) ELSE versions[1] END AS version,
                    balances[2] AS balance_of_other, versions[2] AS version_of_other
                FROM posted
                LEFT JOIN event ON event.id = posted.id
                LEFT JOIN side ON side.id = posted.id
                LEFT JOIN LATERAL (SELECT balance_after, account_version FROM ledger_entry AS earlier
                    WHERE amounts IS NULL AND earlier.account_id = main AND earlier.position < side.position
                    ORDER BY earlier.position DESC LIMIT 1) AS before ON true
            )
            SELECT 'txn' AS prefix, id, id AS place,
                CASE WHEN number <> 1 THEN format('%%s events', number)
                    ELSE left(format('the event says %%s, %%s points and then %%s, version %%s; the entry %%s and then'
                        || ' %%s, version %%s', type, data ->> 'points', data ->> 'balanceAfter',
                        data ->> 'aggregateVersion', points, balance, version), 300) END AS detail
            FROM said
            WHERE number <> 1 OR type <> due_type
                OR data ->> 'points' IS DISTINCT FROM points::text
                OR data ->> 'balanceAfter' IS DISTINCT FROM balance::text
                OR data ->> 'aggregateVersion' IS DISTINCT FROM version::text
                OR data #>> '{to,balanceAfter}' IS DISTINCT FROM balance_of_other::text
                OR data #>> '{to,aggregateVersion}' IS DISTINCT FROM version_of_other::text
            """.formatted(KEPT_SINCE));

    /// Events of no transaction go by their own time: their ids may be anything.
    static final Part STRAY_EVENTS = Part.ofTransactions("""
            SELECT 'txn' AS prefix, id, first_id_of(created_at) AS place, 'an event, but no such transaction' AS detail
            FROM outbox
            WHERE created_at >= time_of_id($1) AND created_at < time_of_id($2) + interval '1 millisecond'
                AND first_id_of(created_at) BETWEEN $1 AND $2
                AND type IN ('io.dangol.loyalty.points.earned.v1', 'io.dangol.loyalty.points.pending.v1',
                    'io.dangol.loyalty.points.spent.v1', 'io.dangol.loyalty.points.adjusted.v1',
                    'io.dangol.loyalty.points.transferred.v1', 'io.dangol.loyalty.points.expired.v1',
                    'io.dangol.loyalty.points.reversed.v1', 'io.dangol.loyalty.hold.placed.v1',
                    'io.dangol.loyalty.hold.released.v1')
                AND NOT EXISTS (SELECT FROM ledger_transaction AS posted WHERE posted.id = outbox.id)
            """);

    private OutboxQueries() {}
}
