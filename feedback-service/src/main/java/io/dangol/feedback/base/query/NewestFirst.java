package io.dangol.feedback.base.query;

import io.dangol.kit.db.Rows;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A list in the order of its ids, the newest first, cut into pages by keyset: what is added meanwhile moves no page.
///
/// Filters that are not asked for are not in the statement, so that PostgreSQL plans for those that are.
public final class NewestFirst {
    private final StringBuilder statement;
    private final String idColumn;
    private final List<Object> values = new ArrayList<>();

    /// @param select a statement of this service's own up to its `WHERE`; never a request's words
    /// @param idColumn the column of the UUIDv7 that orders the list
    public NewestFirst(String select, String idColumn) {
        this.statement = new StringBuilder(select).append(" WHERE true");
        this.idColumn = idColumn;
    }

    /// Keeps the rows with this value in `column`; all of them where it is null.
    public NewestFirst where(String column, @Nullable Object value) {
        return where(column, "=", value);
    }

    /// Keeps the rows for which `condition` is true; it has no values.
    public NewestFirst where(String condition) {
        statement.append(" AND ").append(condition);
        return this;
    }

    /// Keeps the rows for which `condition` is true of this value, whose place in it is `?`; all where
    /// it is null.
    public NewestFirst whereHolds(String condition, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            statement.append(" AND ").append(condition.replace("?", "$" + values.size()));
        }
        return this;
    }

    private NewestFirst where(String column, String operator, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            statement
                    .append(" AND ")
                    .append(column)
                    .append(' ')
                    .append(operator)
                    .append(" $")
                    .append(values.size());
        }
        return this;
    }

    /// The rows of a page, and one more where there is a next page. Counts all that the filters keep,
    /// if that is wanted.
    public <T> Uni<List<T>> rows(SqlConnection connection, PageRequest page, Function<Row, T> form) {
        String all = statement.toString();
        Tuple filters = Tuple.from(values);
        where(idColumn, "<", page.afterId().orElse(null));
        values.add(page.rowsWanted());
        statement.append(" ORDER BY ").append(idColumn).append(" DESC LIMIT $").append(values.size());
        Uni<List<T>> shown = connection
                .preparedQuery(statement.toString())
                .execute(Tuple.from(values))
                .map(rows -> Rows.list(rows, form));
        return page.counted(shown, () -> PageRequest.count(connection, all, filters));
    }
}
