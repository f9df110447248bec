package io.dangol.loyalty.ledger.books;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.republish.EventHistory;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.TransactionKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells again what was posted, each transaction by its own id. The ledger is only ever added to, so every event is as
/// it was.
///
/// A transaction stands where its first entry does, among those of the customer whose event it is: of a transfer, and
/// of its reversal, the one who gave. Positions of one customer's accounts are in the order of the postings, because
/// each posting holds their main account.
@ApplicationScoped
@Priority(LedgerHistory.MOST_EVENTS)
class LedgerHistory implements EventHistory {
    static final int MOST_EVENTS = 100;

    private static final String COUNT = "SELECT count(*) AS events FROM ledger_transaction WHERE recorded_at >= $1";

    /// Accounts are walked in the order of their owners, and of each no more than a page is read. The accounts that
    /// belong to one main account differ in the first two bits of their ids.
    private static final String READ = """
            WITH told AS MATERIALIZED (
                SELECT account.owner, account.id AS account_id, line.position, line.transaction_id,
                    CASE WHEN account.kind IN ('spendable', 'pooled') THEN account.id
                        ELSE sibling_account(account.id, account.kind) END AS main_id
                FROM account
                CROSS JOIN LATERAL (
                    SELECT entry.position, entry.transaction_id
                    FROM ledger_entry AS entry JOIN ledger_transaction AS posted ON posted.id = entry.transaction_id
                    WHERE entry.account_id = account.id
                        AND entry.position > CASE WHEN account.owner = $1 THEN $2::bigint ELSE 0 END
                        AND entry.position <= CASE WHEN account.owner = $3 THEN $4::bigint ELSE 9223372036854775807 END
                        AND posted.recorded_at >= $5
                        AND (posted.kind <> 'transfer' OR entry.amount < 0)
                        AND (posted.kind <> 'reverse' OR entry.amount > 0 OR NOT EXISTS (
                            SELECT FROM ledger_transaction AS original
                            WHERE original.id = posted.reverses AND original.kind = 'transfer'))
                        AND NOT EXISTS (
                            SELECT FROM ledger_entry AS earlier
                            WHERE earlier.transaction_id = entry.transaction_id AND earlier.position < entry.position
                                AND earlier.account_version IS NOT NULL
                                AND right(earlier.account_id::text, 35) = right(entry.account_id::text, 35))
                    ORDER BY entry.position LIMIT $6) AS line
                WHERE account.owner >= $1 AND account.owner <= $3
                ORDER BY account.owner, line.position LIMIT $6
            )
            SELECT told.owner, told.position, told.main_id, posted.id, posted.kind, posted.effective_at,
                posted.reason, posted.reference, posted.channel, posted.rule_id IS NOT NULL AS by_rule,
                posted.quote_id IS NOT NULL AS quoted, posted.reverses, coalesce(posted.shortfall, 0) AS shortfall,
                CASE WHEN posted.kind IN ('spend', 'transfer', 'hold', 'expire') THEN -main.amount
                    WHEN posted.kind = 'capture' THEN programme.amount
                    ELSE coalesce(main.amount, pending.amount) END AS points,
                coalesce(main.account_version, before.account_version, 0) AS version,
                coalesce(main.balance_after, before.balance_after, 0) AS balance,
                other.owner AS other_owner, other.account_id AS other_id, other.account_version AS other_version,
                other.balance_after AS other_balance,
                granted.available_at, hold.id AS hold_id, hold.state AS hold_state, hold.points AS hold_points,
                hold.captured AS hold_captured, hold.expires_at AS hold_expires_at
            FROM told
            JOIN ledger_transaction AS posted ON posted.id = told.transaction_id
            LEFT JOIN ledger_entry AS main
                ON main.transaction_id = told.transaction_id AND main.account_id = told.main_id
            LEFT JOIN ledger_entry AS pending
                ON pending.transaction_id = told.transaction_id
                    AND pending.account_id = sibling_account(told.main_id, 'pending')
            LEFT JOIN LATERAL (
                SELECT earlier.account_version, earlier.balance_after FROM ledger_entry AS earlier
                WHERE earlier.account_id = told.main_id AND earlier.position < told.position
                ORDER BY earlier.position DESC LIMIT 1) AS before ON main.position IS NULL
            LEFT JOIN LATERAL (
                SELECT sum(entry.amount)::bigint AS amount FROM ledger_entry AS entry
                WHERE entry.transaction_id = told.transaction_id AND entry.account_version IS NULL) AS programme
                ON posted.kind = 'capture'
            LEFT JOIN LATERAL (
                SELECT entry.*, account.owner FROM ledger_entry AS entry JOIN account ON account.id = entry.account_id
                WHERE entry.transaction_id = told.transaction_id AND account.kind IN ('spendable', 'pooled')
                    AND account.id <> told.main_id) AS other ON posted.kind IN ('transfer', 'reverse')
            LEFT JOIN LATERAL (
                SELECT lot.available_at FROM lot WHERE lot.transaction_id = told.transaction_id LIMIT 1) AS granted
                ON posted.kind = 'earn'
            LEFT JOIN hold ON hold.id = posted.hold_id
            ORDER BY told.owner, told.position
            """;

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(Times.utc(since)))
                .map(rows -> Rows.only(rows).getLong("events"));
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(
                        stretch.after().subject(),
                        position(stretch.after()),
                        stretch.upTo().subject(),
                        position(stretch.upTo()),
                        Times.utc(stretch.since()),
                        stretch.most()))
                .map(rows -> Rows.list(rows, LedgerHistory::event));
    }

    /// A position is the first half of its place; the second orders what stands behind the entry.
    private static long position(Place place) {
        long position = place.place().getMostSignificantBits();
        return position < 0 ? Long.MAX_VALUE : position;
    }

    private static PastEvent event(Row row) {
        return new PastEvent(
                new Place(row.getUUID("owner"), new UUID(row.getLong("position"), 0)), LedgerEvents.of(fact(row)));
    }

    private static LedgerFact fact(Row row) {
        UUID otherOwner = row.getUUID("other_owner");
        return new LedgerFact(
                row.getUUID("id"),
                TransactionKind.of(row.getString("kind")),
                Times.instant(row, "effective_at"),
                new LedgerFact.Side(
                        new CustomerId(row.getUUID("owner")),
                        new AccountId(row.getUUID("main_id")),
                        row.getLong("version"),
                        row.getLong("balance")),
                otherOwner == null
                        ? null
                        : new LedgerFact.Side(
                                new CustomerId(otherOwner),
                                new AccountId(row.getUUID("other_id")),
                                row.getLong("other_version"),
                                row.getLong("other_balance")),
                row.getLong("points"),
                row.getString("reason"),
                row.getString("reference"),
                row.getString("channel"),
                row.getBoolean("by_rule"),
                row.getBoolean("quoted"),
                Times.instantOrNull(row, "available_at"),
                hold(row),
                row.getUUID("reverses"),
                row.getLong("shortfall"));
    }

    private static LedgerFact.@Nullable Held hold(Row row) {
        UUID id = row.getUUID("hold_id");
        return id == null
                ? null
                : new LedgerFact.Held(
                        id,
                        Hold.State.of(row.getString("hold_state")),
                        row.getLong("hold_points"),
                        row.getLong("hold_captured"),
                        Times.instant(row, "hold_expires_at"));
    }
}
