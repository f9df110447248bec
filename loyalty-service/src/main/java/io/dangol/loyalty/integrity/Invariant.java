package io.dangol.loyalty.integrity;

/// What must always be true of the stored books, and how to look for where it is not.
///
/// The numbers are those of the ledger's design; 7, 8, 10 and 11 speak of holds, reversals, refusals and previews.
enum Invariant {
    TRANSACTIONS_SUM_TO_ZERO(
            1,
            "Every transaction has two or more entries, and they sum to zero; every entry has its transaction.",
            "SELECT count(*) FROM ledger_transaction",
            """
            SELECT 'txn' AS prefix, coalesce(posted.id, entries.transaction_id) AS id,
                format('%s entries sum to %s', coalesce(entries.number, 0), coalesce(entries.total, 0))
                    || CASE WHEN posted.id IS NULL THEN ', of no transaction' ELSE '' END AS detail
            FROM ledger_transaction AS posted
            FULL JOIN (SELECT transaction_id, count(*) AS number, sum(amount) AS total
                FROM ledger_entry GROUP BY transaction_id) AS entries ON entries.transaction_id = posted.id
            WHERE posted.id IS NULL OR entries.number IS NULL OR entries.number < 2 OR entries.total <> 0
            """),

    BALANCES_ARE_SUMS(
            2,
            "A member account's balance is the sum of its entries, and its version their count.",
            "SELECT count(*) FROM account WHERE owner IS NOT NULL",
            """
            SELECT 'acc' AS prefix, coalesce(account.id, entries.account_id) AS id,
                CASE WHEN account.id IS NULL THEN format('%s entries of no account', entries.number)
                    ELSE format('balance %s and version %s, entries sum to %s and count %s', account.balance,
                        account.version, coalesce(entries.total, 0), coalesce(entries.number, 0)) END AS detail
            FROM account
            FULL JOIN (SELECT account_id, count(*) AS number, sum(amount) AS total
                FROM ledger_entry GROUP BY account_id) AS entries ON entries.account_id = account.id
            WHERE account.id IS NULL
                OR (account.owner IS NOT NULL AND (account.balance <> coalesce(entries.total, 0)
                    OR account.version <> coalesce(entries.number, 0)))
            """),

    BALANCES_RUN(
            3,
            "On a member's account, each entry's balance is the one before plus its amount, its number the next.",
            "SELECT count(*) FROM ledger_entry AS entry JOIN account ON account.id = account_id AND owner IS NOT NULL",
            """
            SELECT 'acc' AS prefix, account_id AS id,
                format('entry %s of %s leaves %s, after %s', coalesce(account_version::text, 'without number'),
                    amount, coalesce(balance_after::text, 'no balance'), before) AS detail
            FROM (SELECT account_id, account_version, amount, balance_after,
                    lag(balance_after, 1, 0::bigint) OVER running AS before,
                    row_number() OVER running AS number
                FROM ledger_entry AS entry JOIN account ON account.id = account_id AND owner IS NOT NULL
                WINDOW running AS (PARTITION BY account_id ORDER BY position)) AS entry
            WHERE balance_after IS DISTINCT FROM before + amount OR account_version IS DISTINCT FROM number
            """),

    LOTS_CARRY_BALANCES(
            4,
            "Of each lot, what remains is within what was granted, and a member's lots sum to their balance.",
            "SELECT count(*) FROM lot",
            """
            SELECT 'lot' AS prefix, id, format('%s of %s remain', remaining, granted) AS detail
            FROM lot WHERE remaining NOT BETWEEN 0 AND granted
            UNION ALL
            SELECT 'acc', coalesce(account.id, lots.account_id),
                format('balance %s, lots sum to %s', coalesce(account.balance, 0), coalesce(lots.total, 0))
            FROM (SELECT id, balance FROM account WHERE owner IS NOT NULL) AS account
            FULL JOIN (SELECT account_id, sum(remaining) AS total FROM lot GROUP BY account_id) AS lots
                ON lots.account_id = account.id
            WHERE coalesce(account.balance, 0) <> coalesce(lots.total, 0)
            """),

    FLOORS_HOLD(
            5,
            "No member account is below its floor, nor ever was.",
            "SELECT count(*) FROM account WHERE owner IS NOT NULL",
            """
            SELECT 'acc' AS prefix, account.id, format('balance %s, floor %s', balance, floor) AS detail
            FROM account WHERE balance < floor
            UNION ALL
            SELECT 'acc', account.id, format('entry %s leaves %s, floor %s', account_version, balance_after, floor)
            FROM ledger_entry JOIN account ON account.id = account_id WHERE balance_after < floor
            """),

    ONE_REFERENCE_ONE_EFFECT(
            6,
            "One cause has one transaction of a kind.",
            "SELECT count(*) FROM ledger_transaction WHERE reference IS NOT NULL",
            """
            SELECT 'txn' AS prefix, (array_agg(id ORDER BY id))[1] AS id, format('%s transactions of kind %s for one reference', count(*), kind)
                AS detail
            FROM ledger_transaction WHERE reference IS NOT NULL GROUP BY kind, reference HAVING count(*) > 1
            """),

    OUTBOX_MATCHES_LEDGER(
            9,
            "The outbox has exactly one event for each transaction, and it says what the ledger says; as far back as"
                    + " the outbox is kept.",
            "SELECT count(*) FROM outbox WHERE type = 'io.dangol.loyalty.points.earned.v1'",
            """
            WITH kept AS (
                SELECT min(to_date(right(part.relname, 10), 'YYYY_MM_DD'))::timestamp AT TIME ZONE 'UTC' AS since
                FROM pg_inherits JOIN pg_class AS part ON part.oid = inhrelid
                WHERE inhparent = 'outbox'::regclass AND part.relname ~ '^outbox_[0-9]{4}_[0-9]{2}_[0-9]{2}$'
            ), event AS (
                SELECT id, data::json AS data FROM outbox WHERE type = 'io.dangol.loyalty.points.earned.v1'
            ), number AS (
                SELECT id, count(*) AS events FROM event GROUP BY id
            )
            SELECT 'txn' AS prefix, posted.id, format('%s events', coalesce(number.events, 0)) AS detail
            FROM ledger_transaction AS posted LEFT JOIN number ON number.id = posted.id
            WHERE posted.recorded_at >= (SELECT since FROM kept) AND number.events IS DISTINCT FROM 1
            UNION ALL
            SELECT 'txn', event.id, 'an event, but no such transaction'
            FROM event WHERE NOT EXISTS (SELECT FROM ledger_transaction WHERE id = event.id)
            UNION ALL
            SELECT 'txn', event.id, format('the event says %s points and then %s, the entry %s and then %s',
                event.data ->> 'points', event.data ->> 'balanceAfter', entry.amount, entry.balance_after)
            FROM event JOIN ledger_entry AS entry ON entry.transaction_id = event.id
            WHERE entry.account_version IS NOT NULL
                AND ((event.data ->> 'points')::numeric IS DISTINCT FROM entry.amount
                    OR (event.data ->> 'balanceAfter')::numeric IS DISTINCT FROM entry.balance_after
                    OR (event.data ->> 'aggregateVersion')::numeric IS DISTINCT FROM entry.account_version)
            """);

    private final int number;
    private final String statement;
    private final String checkedQuery;
    private final String violationsQuery;

    Invariant(int number, String statement, String checkedQuery, String violationsQuery) {
        this.number = number;
        this.statement = statement;
        this.checkedQuery = checkedQuery;
        this.violationsQuery = violationsQuery;
    }

    int number() {
        return number;
    }

    /// What is true where it holds.
    String statement() {
        return statement;
    }

    /// A query for how many things were looked at, in its only column.
    String checkedQuery() {
        return checkedQuery;
    }

    /// A query for those of which it is not true: `prefix` and `id` name the thing, `detail` says what is wrong.
    String violationsQuery() {
        return violationsQuery;
    }
}
