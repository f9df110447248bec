package io.dangol.loyalty.posting.expiry;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.DueCursor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/// SQL of the notices that points expire.
@ApplicationScoped
class NoticeRepository {
    private static final String NOTICE_DAYS = "SELECT expiring_notice_days FROM programme";
    private static final String LOTS = """
            SELECT id, account_id, expires_at FROM lot
            WHERE remaining > 0 AND expires_at IS NOT NULL AND available_at IS NULL
                AND expires_at < $1 AND (expires_at, id) > ($2, $3)
            ORDER BY expires_at, id
            LIMIT $4
            """;
    /// Notes each account and day that was not told of yet, with all that expires on it; another replica may be about
    /// to do the same, and only one of them gets the row.
    private static final String NOTE = """
            WITH noted AS (
                INSERT INTO expiry_notice (account_id, day, points, lots, expires_at, told_at, account_version)
                SELECT wanted.account_id, wanted.day, open.points, open.lots, open.expires_at, $5, account.version
                FROM unnest($1::uuid[], $2::date[], $3::timestamptz[], $4::timestamptz[])
                    AS wanted (account_id, day, begins, ends)
                JOIN account ON account.id = wanted.account_id
                CROSS JOIN LATERAL (
                    SELECT sum(remaining)::bigint AS points, count(*)::int AS lots, min(expires_at) AS expires_at
                    FROM lot
                    WHERE lot.account_id = wanted.account_id AND remaining > 0 AND available_at IS NULL
                        AND expires_at >= wanted.begins AND expires_at < wanted.ends AND expires_at > $5) AS open
                WHERE open.lots > 0 AND NOT EXISTS (SELECT FROM expiry_notice AS told
                    WHERE told.account_id = wanted.account_id AND told.day = wanted.day)
                ORDER BY wanted.account_id, wanted.day
                ON CONFLICT (account_id, day) DO NOTHING
                RETURNING account_id, day, points, lots, expires_at, account_version
            )
            SELECT noted.*, account.owner FROM noted JOIN account ON account.id = noted.account_id
            ORDER BY noted.expires_at, noted.account_id
            """;

    /// How many days ahead the programme tells of it.
    Uni<Integer> noticeDays(SqlConnection connection) {
        return connection
                .query(NOTICE_DAYS)
                .execute()
                .map(rows -> Rows.only(rows).getInteger("expiring_notice_days"));
    }

    /// A lot that will expire.
    record ExpiringLot(DueCursor cursor, AccountId accountId) {}

    /// Lots that expire before a time, the soonest first.
    ///
    /// @param after where to begin
    Uni<List<ExpiringLot>> lots(SqlConnection connection, Instant before, DueCursor after, int most) {
        return connection
                .preparedQuery(LOTS)
                .execute(Tuple.of(Times.utc(before), Times.utc(after.dueAt()), after.id(), most))
                .map(rows -> Rows.list(
                        rows,
                        row -> new ExpiringLot(
                                new DueCursor(Times.instant(row, "expires_at"), row.getUUID("id")),
                                new AccountId(row.getUUID("account_id")))));
    }

    /// Notes what was not told of yet.
    ///
    /// @param now what expired before is not told of
    /// @return what is to be told now
    Uni<List<PointsExpiring>> note(SqlConnection transaction, Collection<ExpiryDay> days, ZoneId zone, Instant now) {
        return transaction
                .preparedQuery(NOTE)
                .execute(Tuple.of(
                        column(days, day -> day.accountId().value(), UUID[]::new),
                        column(days, ExpiryDay::day, LocalDate[]::new),
                        column(days, day -> begin(day.day(), zone), OffsetDateTime[]::new),
                        column(days, day -> begin(day.day().plusDays(1), zone), OffsetDateTime[]::new),
                        Times.utc(now)))
                .map(rows -> Rows.list(rows, row -> notice(row, row.getLong("account_version"), now)));
    }

    /// The event of a row with its account's owner.
    ///
    /// @param version the account's, when it was told
    static PointsExpiring notice(Row row, long version, Instant toldAt) {
        return new PointsExpiring(
                toldAt,
                row.getLocalDate("day"),
                new CustomerId(row.getUUID("owner")).text(),
                new AccountId(row.getUUID("account_id")).text(),
                version,
                row.getLong("points"),
                Times.instant(row, "expires_at"),
                row.getInteger("lots"));
    }

    private static OffsetDateTime begin(LocalDate day, ZoneId zone) {
        return Times.utc(day.atStartOfDay(zone).toInstant());
    }

    private static <T> T[] column(Collection<ExpiryDay> days, Function<ExpiryDay, T> value, IntFunction<T[]> array) {
        return days.stream().map(value).toArray(array);
    }
}
