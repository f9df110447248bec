package io.dangol.loyalty.ledger.integrity;

/// The queries that hold the outbox against the ledger, as far back as it is kept.
///
/// An event is recorded at the moment of its transaction, so that those of a slice are looked for in its time only. The
/// same event at another moment was published again, which is right from the first request to do so on.
final class OutboxQueries {
    private static final String KEPT_SINCE = """
            (SELECT min(to_date(right(part.relname, 10), 'YYYY_MM_DD'))::timestamp AT TIME ZONE 'UTC'
                FROM pg_inherits JOIN pg_class AS part ON part.oid = inhrelid
                WHERE inhparent = 'outbox'::regclass AND part.relname ~ '^outbox_[0-9]{4}_[0-9]{2}_[0-9]{2}$')
            """;

    static final InvariantQuery NUMBER = InvariantQuery.ofTransactions(
            "SELECT count(*) FROM ledger_transaction WHERE {ledger_transaction.id} AND recorded_at >= " + KEPT_SINCE);

    /// The entry that an event speaks of is that of the main account: of a transfer the giver's, who has
    /// less with it and more with its reversal. Where the main account has none, the points are those of
    /// its pending account, and its balance is that of its entry before. `OFFSET 0` keeps the event's data
    /// from being read anew by each of the comparisons.
    static final InvariantQuery EVENTS = InvariantQuery.ofTransactions("""
            WITH posted AS MATERIALIZED (
                SELECT id, kind, recorded_at FROM ledger_transaction
                WHERE {ledger_transaction.id} AND recorded_at >= %s
            ), event AS (
                SELECT outbox.id, count(*) AS number, min(type) AS type, min(data) AS data
                FROM outbox JOIN posted ON posted.id = outbox.id AND (posted.recorded_at = outbox.created_at
                    OR outbox.created_at < coalesce((SELECT min(requested_at) FROM republication), 'infinity'))
                WHERE {outbox.id} AND created_at >= (SELECT min(recorded_at) FROM posted)
                    AND created_at <= (SELECT max(recorded_at) FROM posted)
                GROUP BY outbox.id
            ), side AS (
                SELECT transaction_id AS id, min(position) AS position,
                    max(amount) FILTER (WHERE is_main AND amount < 0) AS less,
                    max(balance_after) FILTER (WHERE is_main AND amount < 0) AS less_balance,
                    max(account_version) FILTER (WHERE is_main AND amount < 0) AS less_version,
                    max(amount) FILTER (WHERE is_main AND amount > 0) AS more,
                    max(balance_after) FILTER (WHERE is_main AND amount > 0) AS more_balance,
                    max(account_version) FILTER (WHERE is_main AND amount > 0) AS more_version,
                    max(amount) FILTER (WHERE kind IN ('pending', 'pooled_pending')) AS pending,
                    sum(amount) FILTER (WHERE owner IS NULL) AS programme,
                    max(account_id::text || kind) FILTER (WHERE owner IS NOT NULL AND NOT is_main) AS beside
                FROM ledger_entry AS entry
                JOIN (SELECT id, kind, owner, kind IN ('spendable', 'pooled') AS is_main FROM account) AS account
                    ON account.id = account_id
                WHERE {entry.transaction_id}
                GROUP BY transaction_id
            ), due AS (
                SELECT posted.id, coalesce(event.number, 0) AS number, event.type,
                    CASE WHEN pg_input_is_valid(event.data, 'jsonb') THEN event.data::jsonb END AS data,
                    'io.dangol.loyalty.' || CASE kind
                        WHEN 'earn' THEN CASE WHEN pending IS NULL THEN 'points.earned' ELSE 'points.pending' END
                        WHEN 'mature' THEN 'points.earned' WHEN 'compensation' THEN 'points.earned'
                        WHEN 'spend' THEN 'points.spent' WHEN 'capture' THEN 'points.spent'
                        WHEN 'adjust' THEN 'points.adjusted' WHEN 'transfer' THEN 'points.transferred'
                        WHEN 'hold' THEN 'hold.placed' WHEN 'release' THEN 'hold.released'
                        WHEN 'expire' THEN 'points.expired' ELSE 'points.reversed' END || '.v1' AS due_type,
                    CASE WHEN kind IN ('spend', 'transfer', 'hold', 'expire') THEN -less
                        WHEN kind = 'capture' THEN programme
                        ELSE coalesce(more, less, pending) END AS points,
                    CASE WHEN more IS NULL OR kind = 'transfer' THEN less_balance ELSE more_balance END AS own_balance,
                    CASE WHEN more IS NULL OR kind = 'transfer' THEN less_version ELSE more_version END AS own_version,
                    CASE WHEN more IS NULL OR less IS NULL THEN NULL WHEN kind = 'transfer' THEN more_balance
                        ELSE less_balance END AS other_balance,
                    CASE WHEN more IS NULL OR less IS NULL THEN NULL WHEN kind = 'transfer' THEN more_version
                        ELSE less_version END AS other_version,
                    CASE WHEN more IS NULL AND less IS NULL
                        THEN sibling_account(left(beside, 36)::uuid, substr(beside, 37)) END AS main, position
                FROM posted
                LEFT JOIN event ON event.id = posted.id
                LEFT JOIN side ON side.id = posted.id
            ), said AS (
                SELECT due.*, coalesce(own_balance, before.balance_after, 0)::text AS balance,
                    coalesce(own_version, before.account_version, 0)::text AS version
                FROM due
                LEFT JOIN LATERAL (SELECT balance_after, account_version FROM ledger_entry AS earlier
                    WHERE earlier.account_id = main AND earlier.position < due.position
                    ORDER BY earlier.position DESC LIMIT 1) AS before ON true
                OFFSET 0
            )
            SELECT 'txn' AS prefix, id, id AS place,
                CASE WHEN number <> 1 THEN format('%%s events', number)
                    ELSE left(format('the event says %%s, %%s points and then %%s, version %%s; the entry %%s and then'
                        || ' %%s, version %%s', type, data ->> 'points', data ->> 'balanceAfter',
                        data ->> 'aggregateVersion', points, balance, version), 300) END AS detail
            FROM said
            WHERE number <> 1 OR type <> due_type
                OR data ->> 'points' IS DISTINCT FROM points::text
                OR data ->> 'balanceAfter' IS DISTINCT FROM balance
                OR data ->> 'aggregateVersion' IS DISTINCT FROM version
                OR data #>> '{to,balanceAfter}' IS DISTINCT FROM other_balance::text
                OR data #>> '{to,aggregateVersion}' IS DISTINCT FROM other_version::text
            """.formatted(KEPT_SINCE));

    /// Events of no transaction go by their own time: their ids may be anything.
    static final InvariantQuery STRAY_EVENTS = InvariantQuery.ofTransactions("""
            SELECT 'txn' AS prefix, id, place, 'an event, but no such transaction' AS detail
            FROM (SELECT id, first_id_of(created_at) AS place
                FROM outbox
                WHERE created_at >= time_of_id($1) AND created_at < time_of_id($2) + interval '1 millisecond'
                    AND type IN ('io.dangol.loyalty.points.earned.v1', 'io.dangol.loyalty.points.pending.v1',
                        'io.dangol.loyalty.points.spent.v1', 'io.dangol.loyalty.points.adjusted.v1',
                        'io.dangol.loyalty.points.transferred.v1', 'io.dangol.loyalty.points.expired.v1',
                        'io.dangol.loyalty.points.reversed.v1', 'io.dangol.loyalty.hold.placed.v1',
                        'io.dangol.loyalty.hold.released.v1')
                    AND NOT EXISTS (SELECT FROM ledger_transaction AS posted WHERE posted.id = outbox.id)
                OFFSET 0) AS stray
            WHERE place BETWEEN $1 AND $2
            """);

    private OutboxQueries() {}
}
