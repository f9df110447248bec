package io.dangol.analytics.fact.ingest;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Turns rows into the arrays that a statement takes apart with `unnest`, one parameter a column.
final class Columns<T> {
    private final List<T> rows;
    private final List<Object> arrays = new ArrayList<>();

    Columns(List<T> rows) {
        this.rows = rows;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The next parameter: `value` of every row.
    Columns<T> with(Function<T, ? extends @Nullable Object> value, IntFunction<@Nullable Object[]> array) {
        @Nullable Object[] column = array.apply(rows.size());
        for (int index = 0; index < column.length; index++) {
            column[index] = value.apply(rows.get(index));
        }
        arrays.add(column);
        return this;
    }

    Tuple parameters() {
        return Tuple.newInstance(io.vertx.sqlclient.Tuple.from(arrays));
    }
}
