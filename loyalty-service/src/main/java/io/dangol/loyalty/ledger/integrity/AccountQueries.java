package io.dangol.loyalty.ledger.integrity;

/// The queries that go by accounts.
final class AccountQueries {
    static final InvariantQuery NUMBER =
            InvariantQuery.ofAccounts("SELECT count(*) FROM account WHERE {account.id} AND owner IS NOT NULL");

    static final InvariantQuery NUMBER_OF_ENTRIES =
            InvariantQuery.ofAccounts("SELECT count(*) FROM ledger_entry WHERE {ledger_entry.account_id}");

    static final InvariantQuery NUMBER_OF_HOLDS =
            InvariantQuery.ofAccounts("SELECT count(*) FROM hold WHERE {hold.account_id}");

    static final InvariantQuery BALANCES = InvariantQuery.ofAccounts("""
            SELECT 'acc' AS prefix, coalesce(account.id, entries.account_id) AS id,
                coalesce(account.id, entries.account_id) AS place,
                CASE WHEN account.id IS NULL THEN format('%s entries of no account', entries.number)
                    ELSE format('balance %s and version %s, entries sum to %s and count %s', account.balance,
                        account.version, coalesce(entries.total, 0), coalesce(entries.number, 0)) END AS detail
            FROM (SELECT * FROM account WHERE {account.id}) AS account
            FULL JOIN (SELECT account_id, count(*) AS number, sum(amount) AS total
                FROM ledger_entry WHERE {ledger_entry.account_id} GROUP BY account_id) AS entries
                ON entries.account_id = account.id
            WHERE account.id IS NULL
                OR (account.owner IS NOT NULL AND (account.balance <> coalesce(entries.total, 0)
                    OR account.version <> coalesce(entries.number, 0)))
            """);

    static final InvariantQuery RUNNING_BALANCES = InvariantQuery.ofAccounts("""
            SELECT 'acc' AS prefix, account_id AS id, account_id AS place,
                format('entry %s of %s leaves %s, after %s', coalesce(account_version::text, 'without number'),
                    amount, coalesce(balance_after::text, 'no balance'), before) AS detail
            FROM (SELECT account_id, account_version, amount, balance_after,
                    lag(balance_after, 1, 0::bigint) OVER running AS before,
                    row_number() OVER running AS number
                FROM ledger_entry AS entry JOIN account ON account.id = account_id AND owner IS NOT NULL
                WHERE {entry.account_id}
                WINDOW running AS (PARTITION BY account_id ORDER BY position)) AS entry
            WHERE balance_after IS DISTINCT FROM before + amount OR account_version IS DISTINCT FROM number
            """);

    /// A debt is beside the lots: it takes no points of another cause.
    static final InvariantQuery LOT_SUMS = InvariantQuery.ofAccounts("""
            SELECT 'acc' AS prefix, account.id, account.id AS place,
                format('balance %s, owes %s, lots sum to %s', balance, debt, coalesce(lots.total, 0)) AS detail
            FROM account
            LEFT JOIN (SELECT account_id, sum(remaining) AS total FROM lot
                WHERE {lot.account_id} AND remaining > 0 GROUP BY account_id) AS lots ON lots.account_id = account.id
            WHERE {account.id} AND owner IS NOT NULL AND balance + debt <> coalesce(lots.total, 0)
            """);

    static final InvariantQuery FLOORS = InvariantQuery.ofAccounts("""
            SELECT 'acc' AS prefix, id, id AS place, format('balance %s, floor %s', balance, floor) AS detail
            FROM account
            WHERE {account.id} AND owner IS NOT NULL
                AND (balance < floor OR floor > 0 OR (floor < 0 AND kind NOT IN ('spendable', 'pooled')))
            """);

    static final InvariantQuery PAST_FLOORS = InvariantQuery.ofAccounts("""
            SELECT 'acc' AS prefix, account.id, account.id AS place,
                format('entry %s leaves %s, floor %s', account_version, balance_after, floor) AS detail
            FROM ledger_entry AS entry JOIN account ON account.id = account_id
            WHERE {entry.account_id} AND balance_after < floor
            """);

    static final InvariantQuery HOLDS = InvariantQuery.ofAccounts("""
            SELECT 'hld' AS prefix, hold.id, hold.account_id AS place,
                format('%s, %s of %s points captured; placed %s times, by another transaction %s times, resolved %s'
                    || ' times, otherwise than it says %s times; %s points went in, %s out, %s were redeemed',
                    state, captured, points, steps.placed, steps.placed_otherwise, steps.resolved,
                    steps.resolved_otherwise, moved.put, moved.taken, moved.redeemed) AS detail
            FROM hold
            CROSS JOIN LATERAL (SELECT
                    count(*) FILTER (WHERE kind = 'hold') AS placed,
                    count(*) FILTER (WHERE kind = 'hold' AND id <> placed_by) AS placed_otherwise,
                    count(*) FILTER (WHERE kind <> 'hold') AS resolved,
                    count(*) FILTER (WHERE kind <> 'hold' AND (id IS DISTINCT FROM resolved_by
                        OR kind <> CASE state WHEN 'captured' THEN 'capture' ELSE 'release' END))
                        AS resolved_otherwise
                FROM ledger_transaction WHERE hold_id = hold.id) AS steps
            CROSS JOIN LATERAL (SELECT
                    coalesce(sum(amount) FILTER (WHERE transaction_id = placed_by
                        AND entry.account_id = sibling_account(hold.account_id, 'held')), 0) AS put,
                    coalesce(-sum(amount) FILTER (WHERE transaction_id = resolved_by
                        AND entry.account_id = sibling_account(hold.account_id, 'held')), 0) AS taken,
                    coalesce(sum(amount) FILTER (WHERE transaction_id = resolved_by
                        AND balance_after IS NULL), 0) AS redeemed
                FROM ledger_entry AS entry WHERE transaction_id IN (placed_by, resolved_by)) AS moved
            WHERE {hold.account_id}
                AND (steps.placed <> 1 OR steps.placed_otherwise > 0 OR steps.resolved_otherwise > 0
                    OR steps.resolved <> CASE state WHEN 'open' THEN 0 ELSE 1 END
                    OR captured NOT BETWEEN 0 AND points OR (state = 'captured') <> (captured > 0)
                    OR moved.put <> points OR moved.redeemed <> captured
                    OR moved.taken <> CASE state WHEN 'open' THEN 0 ELSE points END)
            """);

    static final InvariantQuery HELD_BALANCES = InvariantQuery.ofAccounts("""
            SELECT 'acc' AS prefix, account.id, account.id AS place,
                format('balance %s, open holds sum to %s', balance, held.total) AS detail
            FROM account
            CROSS JOIN LATERAL (SELECT coalesce(sum(points), 0) AS total FROM hold
                WHERE state = 'open' AND hold.account_id = sibling_account(account.id, account.kind)) AS held
            WHERE {account.id} AND kind IN ('held', 'pooled_held') AND balance <> held.total
            """);

    static final InvariantQuery STRAYS = InvariantQuery.ofAccounts("""
            SELECT 'hld' AS prefix, hold.id, hold.account_id AS place, 'placed or resolved by no transaction' AS detail
            FROM hold
            WHERE {hold.account_id} AND (NOT EXISTS (SELECT FROM ledger_transaction WHERE id = placed_by)
                OR (resolved_by IS NOT NULL AND NOT EXISTS (SELECT FROM ledger_transaction WHERE id = resolved_by)))
            UNION ALL
            SELECT 'acc', account.id, account.id, format('a %s account without an entry', kind)
            FROM account
            WHERE {account.id} AND owner IS NOT NULL AND kind NOT IN ('spendable', 'pooled')
                AND NOT EXISTS (SELECT FROM ledger_entry WHERE account_id = account.id)
            """);

    private AccountQueries() {}
}
