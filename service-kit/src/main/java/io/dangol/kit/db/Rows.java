package io.dangol.kit.db;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What a query found.
public final class Rows {
    private Rows() {}

    /// The rows, in the query's order.
    public static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    /// What is read of each row, in the query's order.
    public static <T> List<T> list(Iterable<Row> rows, Function<? super Row, ? extends T> read) {
        return stream(rows).<T>map(read).toList();
    }

    /// What is read of the first row; empty where there is none.
    public static <T> Optional<T> first(Iterable<Row> rows, Function<? super Row, ? extends T> read) {
        return stream(rows).findFirst().map(read);
    }

    /// The row of a query that always finds one, such as a count.
    ///
    /// @throws java.util.NoSuchElementException if there is none
    public static Row only(Iterable<Row> rows) {
        return rows.iterator().next();
    }
}
