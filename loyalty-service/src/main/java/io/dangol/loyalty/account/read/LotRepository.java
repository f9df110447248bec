package io.dangol.loyalty.account.read;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.dangol.loyalty.account.ExpiringView;
import io.dangol.loyalty.ledger.AccountId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// SQL that reads an account's lots, in the order in which points are taken from them.
///
/// What is open now is found by an index. Everything else is found by way of the account's entries, and what remained
/// is what was granted less what was taken, as seen from the vantage. Lots past their date are not open, whether their
/// expiry is posted or not.
@ApplicationScoped
class LotRepository {
    private static final String COLUMNS =
            "id, transaction_id, granted, remaining, granted_at, expires_at, available_at, origin_id";
    private static final String ORDER = " ORDER BY expires_at, granted_at, id LIMIT $6";
    /// Two walks along the index, the one behind the other: dated lots come before those that never
    /// expire.
    private static final String OPEN_NOW =
            "(SELECT " + COLUMNS + """
             FROM lot WHERE account_id = $1 AND remaining > 0 AND expires_at IS NOT NULL
                AND (expires_at > now() OR available_at IS NOT NULL)
                AND (expires_at, granted_at, id) > ($2::text::timestamptz, $3::text::timestamptz, $4)
            """ + ORDER + ") UNION ALL (SELECT " + COLUMNS + """
             FROM lot WHERE account_id = $1 AND remaining > 0 AND expires_at IS NULL
                AND (granted_at, id) > ($5::text::timestamptz, $4)
            """ + ORDER + ")" + ORDER;
    private static final String SEEN = """
            seen AS (
                SELECT lot.id, lot.transaction_id, lot.granted, lot.granted - taken.points AS remaining,
                    lot.granted_at, lot.expires_at, lot.available_at, lot.origin_id
                FROM ledger_entry AS entry
                JOIN ledger_transaction AS posted ON posted.id = entry.transaction_id
                JOIN lot ON lot.transaction_id = posted.id AND lot.account_id = entry.account_id
                CROSS JOIN LATERAL (SELECT coalesce(sum(allocation.points), 0)::bigint AS points
                    FROM lot_allocation AS allocation
                    JOIN ledger_transaction AS taking ON taking.id = allocation.transaction_id
                    WHERE allocation.lot_id = lot.id AND taking.effective_at <= asked.happened_by
                        AND taking.recorded_at <= asked.entered_by) AS taken
                WHERE entry.account_id = $1 AND posted.effective_at <= asked.happened_by
                    AND posted.recorded_at <= asked.entered_by)
            """;
    private static final String PAGE_SEEN = "WITH " + seen("$7", "$8") + "SELECT " + COLUMNS + """
             FROM seen WHERE ($9 OR (remaining <> 0
                    AND (available_at IS NULL AND expires_at <= least($10::text::timestamptz, now())) IS NOT TRUE))
                AND (coalesce(expires_at, 'infinity'), granted_at, id)
                    > ($2::text::timestamptz, greatest($3::text::timestamptz, $5::text::timestamptz), $4)
            """ + ORDER;
    /// `$2` is the moment by which it is decided what is still to expire.
    private static final String TOTALS = """
            SELECT coalesce(sum(remaining), 0)::bigint AS remaining,
                min(expires_at) FILTER (WHERE expires_at > $2) AS next_at
            FROM open
            """;
    private static final String TOTALS_NOW = """
            WITH open AS (SELECT remaining, expires_at FROM lot WHERE account_id = $1 AND remaining > 0
                AND (available_at IS NULL AND expires_at <= now()) IS NOT TRUE),
            totals AS (
            """ + TOTALS + ")" + withNext();
    private static final String TOTALS_SEEN = "WITH " + seen("$3", "$4") + """
            , open AS (SELECT remaining, expires_at FROM seen WHERE remaining <> 0
                AND (available_at IS NULL AND expires_at <= least($5::text::timestamptz, now())) IS NOT TRUE),
            totals AS (
            """ + TOTALS + ")" + withNext();

    /// What an account's open lots come to.
    ///
    /// @param remaining points in all of them
    /// @param next what expires next; null where nothing is to expire
    record Totals(long remaining, @Nullable ExpiringView next) {}

    /// A page of lots.
    ///
    /// @param usedUpToo whether those too of which nothing remains
    Uni<List<StoredLot>> page(
            SqlConnection connection, AccountId accountId, Vantage vantage, boolean usedUpToo, PageRequest page) {
        boolean openNow = vantage.isNow() && !usedUpToo;
        return page.rows(connection, openNow ? OPEN_NOW : PAGE_SEEN, part -> {
                    Tuple place = place(accountId, LotPosition.of(part)).addInteger(part.rowsWanted());
                    return openNow
                            ? place
                            : place.addString(vantage.happenedBy())
                                    .addString(vantage.enteredBy())
                                    .addBoolean(usedUpToo)
                                    .addString(vantage.expiredBy());
                })
                .map(rows -> Rows.list(rows, LotRepository::lot));
    }

    /// @param moment what expires later than it is still to expire
    Uni<Totals> totals(SqlConnection connection, AccountId accountId, Vantage vantage, Instant moment) {
        Tuple arguments = Tuple.of(accountId.value(), Times.utc(moment));
        if (!vantage.isNow()) {
            arguments
                    .addString(vantage.happenedBy())
                    .addString(vantage.enteredBy())
                    .addString(vantage.expiredBy());
        }
        return connection
                .preparedQuery(vantage.isNow() ? TOTALS_NOW : TOTALS_SEEN)
                .execute(arguments)
                .map(rows -> totals(Rows.only(rows)));
    }

    /// Behind which expiry (`$2`), grant (`$3`) and id (`$4`) dated lots go on, and behind which grant
    /// (`$5`) those that never expire.
    private static Tuple place(AccountId accountId, @Nullable LotPosition after) {
        if (after == null) {
            return Tuple.of(accountId.value(), "-infinity", "-infinity", new UUID(0, 0), "-infinity");
        }
        String grantedAt = after.grantedAt().toString();
        return after.expiresAt() == null
                ? Tuple.of(accountId.value(), "infinity", "-infinity", after.id(), grantedAt)
                : Tuple.of(accountId.value(), after.expiresAt().toString(), grantedAt, after.id(), "-infinity");
    }

    private static String seen(String happenedBy, String enteredBy) {
        return SEEN.replace("asked.happened_by", happenedBy + "::text::timestamptz")
                .replace("asked.entered_by", enteredBy + "::text::timestamptz");
    }

    private static String withNext() {
        return """
                SELECT totals.remaining, next_at,
                    (SELECT sum(open.remaining)::bigint FROM open WHERE expires_at = next_at) AS points
                FROM totals
                """;
    }

    private static Totals totals(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("next_at");
        return new Totals(
                row.getLong("remaining"), at == null ? null : new ExpiringView(row.getLong("points"), at.toInstant()));
    }

    private static StoredLot lot(Row row) {
        return new StoredLot(
                row.getUUID("id"),
                row.getUUID("transaction_id"),
                row.getLong("granted"),
                row.getLong("remaining"),
                Times.instant(row, "granted_at"),
                Times.instantOrNull(row, "expires_at"),
                Times.instantOrNull(row, "available_at"),
                row.getUUID("origin_id"));
    }
}
