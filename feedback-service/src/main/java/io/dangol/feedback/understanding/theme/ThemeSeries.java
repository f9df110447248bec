package io.dangol.feedback.understanding.theme;

import io.dangol.feedback.understanding.theme.ThemeDetail.Part;
import io.dangol.feedback.understanding.theme.ThemeDetail.SeriesPoint;
import io.dangol.kit.db.Rows;
import io.dangol.kit.problem.CommonProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Counts one theme by day, week, channel and product: the theme by the index of themes, all feedback by that of days.
@ApplicationScoped
class ThemeSeries {
    private static final int PARTS_MOST = 50;
    /// Both windows, the earliest first.
    ///
    /// @param unit `day` or `week`
    Uni<List<SeriesPoint>> steps(SqlConnection connection, ThemeQuery query, long key, String unit) {
        String name = unit.equals("week") ? "date_trunc('week', day::timestamp)::date" : "day";
        Supplier<ReadingFilter> both = () -> ReadingFilter.ofBoth(query);
        return by(connection, both, key, name, "1", 2 * ThemeQuery.DAYS_MOST)
                .map(rows -> list(
                        rows, row -> new SeriesPoint(row.getLocalDate("name"), row.getLong("feedback"), share(row))));
    }

    Uni<List<Part>> channels(SqlConnection connection, ThemeQuery query, long key) {
        return parts(connection, query, key, "channel");
    }

    Uni<List<Part>> products(SqlConnection connection, ThemeQuery query, long key) {
        return parts(connection, query, key, "product");
    }

    private Uni<List<Part>> parts(SqlConnection connection, ThemeQuery query, long key, String column) {
        Supplier<ReadingFilter> window = () -> ReadingFilter.of(query, query.window());
        return by(connection, window, key, column, "2 DESC, 3 DESC, 1", PARTS_MOST)
                .map(rows -> list(rows, row -> new Part(row.getString("name"), row.getLong("feedback"), share(row))));
    }

    /// @param name what is counted by, and `order`: words of this class only, never a request's
    private static Uni<Iterable<Row>> by(
            SqlConnection connection, Supplier<ReadingFilter> filter, long key, String name, String order, int most) {
        ReadingFilter said = filter.get().add("themes @> ARRAY[?::bigint]", key);
        String statement = """
            WITH said AS (SELECT %1$s AS name, count(*) AS feedback FROM theme_reading %2$s GROUP BY 1),
                of AS (SELECT %1$s AS name, count(*) AS feedback FROM theme_reading %3$s GROUP BY 1)
            SELECT of.name, coalesce(said.feedback, 0) AS feedback, of.feedback AS total
            FROM of LEFT JOIN said ON said.name IS NOT DISTINCT FROM of.name
            ORDER BY %4$s LIMIT %5$s
            """.formatted(name, said.where(), filter.get().where(), order, most);
        return connection.preparedQuery(statement).execute(said.values()).map(rows -> rows);
    }

    private static <T> List<T> list(Iterable<Row> rows, Function<Row, T> form) {
        return Rows.list(rows, form);
    }

    private static double share(Row row) {
        return Math.round(1e6 * row.getLong("feedback") / row.getLong("total")) / 1e6;
    }

    /// @throws io.dangol.kit.problem.Refusal 400 if it is neither
    static String unitInQuery(@Nullable String interval) {
        if (interval == null || interval.equals("day") || interval.equals("week")) {
            return interval == null ? "day" : interval;
        }
        throw CommonProblem.invalid("interval", "must be day or week");
    }
}
