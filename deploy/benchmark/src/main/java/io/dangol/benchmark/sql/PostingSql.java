package io.dangol.benchmark.sql;

import io.dangol.benchmark.account.MemberAccount;
import io.dangol.kit.time.PublicId;
import java.util.UUID;

/// The best SQL, written by hand, for what the service does when a member earns points: pgbench's side.
///
/// It writes every row and every column that the service writes: the transaction with its cause and fingerprint, an
/// entry on the programme's account and one on the member's with balance and version, the lot, the balance, and the
/// event, whose JSON has the size of the service's. What it need not do, it does not: the JSON is a constant, ids are
/// made by the server, nothing is sent back.
public final class PostingSql {
    /// Points of a posting, here as in the requests.
    public static final int POINTS = 100;

    /// Postings of one statement of the batch.
    public static final int BATCH = 500;

    /// Why points are granted, here as in the requests.
    public static final String REASON = "benchmark";

    /// The programme's account that earned points come from.
    public static final UUID ISSUANCE = new UUID(0x7000L, 0x8000_0000_0000_0001L);

    /// Longer ago than the outbox reaches back.
    private static final String PAST = "now() - interval '30 days'";

    private PostingSql() {}

    /// One posting to a random member, as one statement: a script of pgbench, which defines `accounts`.
    public static String single() {
        return """
                \\set number random(0, :accounts - 1)
                WITH changed AS (
                    UPDATE account SET balance = balance + %1$d, version = version + 1
                    WHERE id = %2$s
                    RETURNING id, owner, balance, version, uuidv7() AS transaction_id
                ), %3$s
                """.formatted(POINTS, MemberAccount.idInSql(":number::bigint"), writes());
    }

    /// 500 postings to as many random members, as one statement. The members are spread over all of them, each drawn
    /// from a stretch of its own: no two are the same, and all statements lock them in the same order.
    public static String batch() {
        return """
                WITH picked AS MATERIALIZED (
                    SELECT %2$s AS id, uuidv7() AS transaction_id
                    FROM (
                        SELECT place * (:accounts::bigint / %4$d)
                            + floor(random() * (:accounts::bigint / %4$d))::bigint AS number
                        FROM generate_series(0, %4$d - 1) AS place
                    ) AS spread
                ), changed AS (
                    UPDATE account SET balance = balance + %1$d, version = version + 1
                    FROM picked
                    WHERE account.id = picked.id
                    RETURNING account.id, owner, balance, version, transaction_id
                ), %3$s
                """.formatted(POINTS, MemberAccount.idInSql("number"), writes(), BATCH);
    }

    /// A posting of the past to each of some members, as one statement. Events of the past are no longer in the outbox,
    /// so none is written.
    ///
    /// @param from the number of the first member
    /// @param to the number behind the last
    static String history(long from, long to) {
        return """
                WITH changed AS (
                    UPDATE account SET balance = balance + %1$d, version = version + 1
                    WHERE id >= %2$s AND id < %3$s
                    RETURNING id, balance, version, uuidv7() AS transaction_id
                ), %4$s, %5$s
                %6$s
                """.formatted(
                        POINTS,
                        MemberAccount.idInSql(Long.toString(from)),
                        MemberAccount.idInSql(Long.toString(to)),
                        posted(PAST),
                        entered(),
                        granted(PAST));
    }

    /// Everything that is written for the rows of `changed`.
    private static String writes() {
        return "%s, %s, granted AS (%n%s%n)%n%s;".formatted(posted("now()"), entered(), granted("now()"), published());
    }

    private static String posted(String moment) {
        return """
                posted AS (
                    INSERT INTO ledger_transaction
                        (id, kind, reason, effective_at, recorded_at, recorded_by, cause, fingerprint)
                    SELECT transaction_id, 'earn', '%1$s', %2$s, %2$s, 'local-operator',
                        gen_random_uuid(), gen_random_uuid()
                    FROM changed
                )""".formatted(REASON, moment);
    }

    private static String entered() {
        return """
                entered AS (
                    INSERT INTO ledger_entry (transaction_id, account_id, amount, balance_after, account_version)
                    SELECT transaction_id, '%1$s'::uuid, -%2$d, NULL, NULL FROM changed
                    UNION ALL
                    SELECT transaction_id, id, %2$d, balance, version FROM changed
                )""".formatted(ISSUANCE, POINTS);
    }

    private static String granted(String moment) {
        return """
                INSERT INTO lot (id, account_id, transaction_id, granted, remaining, granted_at)
                SELECT uuidv7(), id, transaction_id, %1$d, %1$d, %2$s FROM changed""".formatted(POINTS, moment);
    }

    private static String published() {
        return """
                INSERT INTO outbox (id, type, subject, occurred_at, data)
                SELECT transaction_id, 'io.dangol.loyalty.points.earned.v1', '%s', now(), '%s' FROM changed""".formatted(PublicId.format("cus", ISSUANCE), event());
    }

    /// An event as the service writes it, but always the same.
    static String event() {
        return ("{\"transactionId\":\"%1$s\",\"customerId\":\"%2$s\",\"accountId\":\"%3$s\",\"aggregateVersion\":12,"
                        + "\"points\":%4$d,\"reason\":\"granted\",\"reference\":\"%1$s\",\"balanceAfter\":1200,"
                        + "\"earnedAt\":\"2026-11-21T00:30:00.123456Z\"}")
                .formatted(
                        PublicId.format("txn", ISSUANCE),
                        PublicId.format("cus", ISSUANCE),
                        PublicId.format("acc", ISSUANCE),
                        POINTS);
    }
}
