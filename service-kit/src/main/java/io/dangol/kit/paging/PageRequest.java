package io.dangol.kit.paging;

import io.dangol.kit.db.Rows;
import io.dangol.kit.problem.CommonProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which page of a list is wanted.
///
/// @param limit items at most, 1 to 200
/// @param position where the page before ended; null for the first page
/// @param total takes the number of all items where that is wanted
public record PageRequest(int limit, @Nullable String position, Total total) {
    /// The most items a page has.
    public static final int LIMIT_MOST = 200;
    private static final long BYTES_ENOUGH = 4L * 1024 * 1024;

    /// The items of a page where `limit` is not given.
    public static final int LIMIT_DEFAULT = 50;

    /// From the query parameters `limit`, `cursor` and `count`.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 for a limit out of range or a cursor that is none
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor, boolean count) {
        int wanted = limit == null ? LIMIT_DEFAULT : limit;
        if (wanted < 1 || wanted > LIMIT_MOST) {
            throw CommonProblem.invalid("limit", "must be 1 to " + LIMIT_MOST);
        }
        return new PageRequest(wanted, cursor == null ? null : Cursor.decode(cursor), new Total(count));
    }

    /// Reads a page by one statement, and counts the rows that the same statement has on all pages if
    /// that is wanted.
    ///
    /// @param values of the statement for a page: this one, or all pages as one
    public Uni<RowSet<Row>> rows(SqlConnection connection, String statement, Function<PageRequest, Tuple> values) {
        return counted(
                connection.preparedQuery(statement).execute(values.apply(this)),
                () -> count(connection, statement, values.apply(allPages())));
    }

    /// Reads a page by one statement, as [#rows] does, and cuts it behind 4 MiB of texts: the largest items are a
    /// thousand times larger than most. A page has at least one item.
    ///
    /// @param order the column that the statement orders its rows by, which tells them apart
    /// @param text the column that may be large, a text
    public <R> Uni<BoundedRows<R>> boundedRows(
            SqlConnection connection,
            String statement,
            String order,
            String text,
            Function<PageRequest, Tuple> values,
            Function<Row, R> read) {
        String bounded = """
                SELECT * FROM (
                    SELECT page.*, count(*) OVER () AS page_rows,
                        sum(octet_length({text})) OVER (ORDER BY {order}) - octet_length({text}) AS bytes_before
                    FROM ({statement}) AS page) AS sized
                WHERE bytes_before < {bytes} ORDER BY {order}
                """.replace("{text}", text)
                .replace("{order}", order)
                .replace("{bytes}", Long.toString(BYTES_ENOUGH))
                .replace("{statement}", statement);
        return counted(
                        connection.preparedQuery(bounded).execute(values.apply(this)),
                        () -> count(connection, statement, values.apply(allPages())))
                .map(found -> {
                    long available =
                            Rows.first(found, row -> row.getLong("page_rows")).orElse(0L);
                    return new BoundedRows<R>(Rows.list(found, read), available > found.size());
                });
    }

    /// Reads a page, and counts the items of all pages if that is wanted.
    ///
    /// @param count gives their number
    public <T> Uni<T> counted(Uni<T> page, Supplier<Uni<Long>> count) {
        return total.isWanted() ? page.call(() -> count.get().invoke(total::set)) : page;
    }

    /// How many rows a statement of this service's own has.
    public static Uni<Long> count(SqlConnection connection, String statement, Tuple values) {
        return connection
                .preparedQuery("SELECT count(*) FROM (" + statement + ") AS listed")
                .execute(values)
                .map(rows -> Rows.only(rows).getLong(0));
    }

    private PageRequest allPages() {
        return new PageRequest(Integer.MAX_VALUE - 1, null, total);
    }

    /// The rows to ask the database for: one more than is shown.
    public int rowsWanted() {
        return limit + 1;
    }

    /// The position as the id that a list in the order of ids ended with.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if it is none
    public Optional<UUID> afterId() {
        if (position == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(position));
        } catch (IllegalArgumentException broken) {
            throw Cursor.refusal();
        }
    }

    /// The position as the number that a list in the order of numbers ended with.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if it is none
    public Optional<Long> afterNumber() {
        if (position == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(position));
        } catch (NumberFormatException broken) {
            throw Cursor.refusal();
        }
    }
}
