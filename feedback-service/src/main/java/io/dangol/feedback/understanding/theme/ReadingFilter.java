package io.dangol.feedback.understanding.theme;

import io.dangol.feedback.understanding.theme.ThemeQuery.Window;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The `WHERE` of a statement over readings. Filters that are not asked for are not in it, so that PostgreSQL plans for
/// those that are.
final class ReadingFilter {
    private final StringBuilder condition = new StringBuilder();
    private final Tuple values = Tuple.tuple();

    private ReadingFilter() {}

    /// The readings of some days, as a query narrows them.
    static ReadingFilter of(ThemeQuery query, Window window) {
        ReadingFilter filter = new ReadingFilter();
        filter.add("day >= ?", window.from());
        filter.add("day < ?", window.to());
        filter.add("channel = ?", query.channel());
        filter.add("product = ?", query.product());
        filter.add("category = ?", query.category());
        return filter;
    }

    /// The readings of both windows of a query.
    static ReadingFilter ofBoth(ThemeQuery query) {
        LocalDate earliest = earlier(query.window().from(), query.before().from());
        LocalDate latest = earlier(query.window().to(), query.before().to())
                        .equals(query.window().to())
                ? query.before().to()
                : query.window().to();
        ReadingFilter filter = of(query, new Window(earliest, latest));
        boolean isBefore = query.before().from().equals(earliest);
        filter.add("(day < ?", isBefore ? query.before().to() : query.window().to());
        filter.values.addValue(isBefore ? query.window().from() : query.before().from());
        filter.condition.append(" OR day >= $").append(filter.values.size()).append(')');
        return filter;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /// Only those for which a condition holds, whose value's place is `?`; all of them where it is null.
    ReadingFilter add(String more, @Nullable Object value) {
        if (value != null) {
            values.addValue(value);
            condition.append(condition.isEmpty() ? " WHERE " : " AND ").append(more.replace("?", "$" + values.size()));
        }
        return this;
    }

    String where() {
        return condition.toString();
    }

    Tuple values() {
        return values;
    }
}
