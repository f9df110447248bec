package io.dangol.loyalty.posting.expiry;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.time.Ids;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Due;
import io.dangol.loyalty.ledger.DueCursor;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.LotId;
import io.dangol.loyalty.ledger.TransactionKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// SQL that finds lots whose time has come, with the commands that it asks for.
@ApplicationScoped
class LotRepository {
    private static final String RECORDED_BY = "loyalty-service";
    private static final String EXPIRED = "expired";
    private static final String MATURED = "matured";

    /// Points that came back after their date expire when they came back, not before.
    private static final String EXPIRING = """
            SELECT id, account_id, expires_at,
                greatest(expires_at, (SELECT max(posted.effective_at)
                    FROM lot_allocation AS taken JOIN ledger_transaction AS posted ON posted.id = taken.transaction_id
                    WHERE taken.lot_id = lot.id)) AS effective_at
            FROM lot
            WHERE remaining > 0 AND expires_at IS NOT NULL AND available_at IS NULL
                AND expires_at <= $1 AND (expires_at, id) > ($2, $3)
            ORDER BY expires_at, id
            LIMIT $4
            """;
    private static final String MATURING = """
            SELECT id, account_id, available_at FROM lot
            WHERE remaining > 0 AND available_at IS NOT NULL
                AND available_at <= $1 AND (available_at, id) > ($2, $3)
            ORDER BY available_at, id
            LIMIT $4
            """;

    private final Ids ids;

    LotRepository(Ids ids) {
        this.ids = ids;
    }

    /// Lots of points to spend that are past their date.
    Uni<List<Due>> expiring(SqlConnection connection, Instant now, DueCursor after, int most) {
        return read(connection, EXPIRING, now, after, most, this::expiring);
    }

    /// Lots of pending points that can be spent by now.
    Uni<List<Due>> maturing(SqlConnection connection, Instant now, DueCursor after, int most) {
        return read(connection, MATURING, now, after, most, LotRepository::maturing);
    }

    /// A lot may expire more than once, where points are given back to it after its date; so its cause is a new one
    /// each time, and it is what the lot holds, under lock, that lets nothing expire twice.
    private Due expiring(Row row) {
        UUID id = row.getUUID("id");
        Heading heading = new Heading(
                new Cause(ids.next(), null), EXPIRED, null, Times.instant(row, "effective_at"), RECORDED_BY);
        return new Due(
                Times.instant(row, "expires_at"),
                id,
                new Command.Expire(heading, new AccountId(row.getUUID("account_id")), new LotId(id)));
    }

    private static Due maturing(Row row) {
        UUID id = row.getUUID("id");
        Instant availableAt = Times.instant(row, "available_at");
        Heading heading =
                new Heading(Cause.of(TransactionKind.MATURE, id.toString()), MATURED, null, availableAt, RECORDED_BY);
        AccountId main = AccountIds.main(new AccountId(row.getUUID("account_id")));
        return new Due(availableAt, id, new Command.Mature(heading, main, new LotId(id)));
    }

    private static Uni<List<Due>> read(
            SqlConnection connection,
            String query,
            Instant now,
            DueCursor after,
            int most,
            Function<Row, Due> mapping) {
        return connection
                .preparedQuery(query)
                .execute(Tuple.of(Times.utc(now), Times.utc(after.dueAt()), after.id(), most))
                .map(rows -> Rows.list(rows, mapping));
    }
}
