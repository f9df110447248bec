package io.dangol.loyalty.posting.hold;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Due;
import io.dangol.loyalty.ledger.DueCursor;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.HoldId;
import io.dangol.loyalty.ledger.LedgerRows;
import io.dangol.loyalty.ledger.TransactionKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// SQL that reads holds. They are written with the ledger's batches only.
@ApplicationScoped
class HoldRepository {
    private static final UUID BEHIND_ALL = new UUID(-1, -1);
    private static final String RECORDED_BY = "loyalty-service";
    private static final String TIMED_OUT = "timed out";

    private static final String SELECT = """
            SELECT hold.*, entry.balance_after FROM hold
            LEFT JOIN ledger_entry AS entry ON entry.account_id = hold.account_id AND entry.transaction_id =\s""";
    private static final String AS_IT_IS = SELECT + "coalesce(hold.resolved_by, hold.placed_by)\n";
    private static final String FIND = AS_IT_IS + "WHERE hold.id = $1";
    private static final String LEFT_BY =
            SELECT + "$1\nWHERE hold.id = (SELECT hold_id FROM ledger_transaction WHERE id = $1)";
    private static final String NEWEST_FIRST = "hold.id < $1 ORDER BY hold.id DESC LIMIT $2";
    private static final String DUE = """
            SELECT id, account_id, reference, expires_at FROM hold
            WHERE state = 'open' AND expires_at <= $1 AND (expires_at, id) > ($2, $3)
            ORDER BY expires_at, id
            LIMIT $4
            """;

    /// The hold as it is now.
    Uni<Optional<StoredHold>> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> all(rows, HoldRepository::stored).stream().findFirst());
    }

    /// The hold as one of its transactions left it, whatever became of it since.
    Uni<Optional<StoredHold>> leftBy(SqlConnection connection, UUID transactionId) {
        return connection
                .preparedQuery(LEFT_BY)
                .execute(Tuple.of(transactionId))
                .map(rows -> all(rows, HoldRepository::stored).stream()
                        .findFirst()
                        .map(found -> found.hold().placedBy().equals(transactionId)
                                ? new StoredHold(found.hold().asPlaced(), found.balanceAfter())
                                : found));
    }

    /// The newest first.
    Uni<List<StoredHold>> list(SqlConnection connection, HoldFilter filter, PageRequest page) {
        // The state stands in the text, so that the index of the open ones can be used.
        String state =
                filter.state() == null ? "" : "hold.state = '" + filter.state().wireName() + "' AND ";
        String query = AS_IT_IS + "WHERE " + state + (filter.accountId() == null ? "" : "hold.account_id = $3 AND ")
                + NEWEST_FIRST;
        return page.rows(connection, query, part -> {
                    Tuple place = Tuple.of(part.afterId().orElse(BEHIND_ALL), part.rowsWanted());
                    return filter.accountId() == null
                            ? place
                            : place.addUUID(filter.accountId().value());
                })
                .map(rows -> all(rows, HoldRepository::stored));
    }

    /// The open holds whose time is over, with the commands that release them.
    Uni<List<Due>> due(SqlConnection connection, Instant now, DueCursor after, int most) {
        return connection
                .preparedQuery(DUE)
                .execute(Tuple.of(Times.utc(now), Times.utc(after.dueAt()), after.id(), most))
                .map(rows -> all(rows, HoldRepository::due));
    }

    private static Due due(Row row) {
        UUID id = row.getUUID("id");
        Instant expiresAt = Times.instant(row, "expires_at");
        Heading heading = new Heading(
                Cause.of(TransactionKind.RELEASE, id.toString()),
                TIMED_OUT,
                row.getString("reference"),
                expiresAt,
                RECORDED_BY);
        return new Due(
                expiresAt,
                id,
                new Command.ReleaseHold(heading, new AccountId(row.getUUID("account_id")), new HoldId(id), true));
    }

    private static StoredHold stored(Row row) {
        Hold hold = LedgerRows.hold(row);
        return new StoredHold(hold, row.getLong("balance_after"));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> mapping) {
        return Rows.list(rows, mapping);
    }
}
