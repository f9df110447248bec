package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.FactKind;
import io.dangol.analytics.kpi.figure.Source.Buyers;
import io.dangol.analytics.kpi.figure.Source.Cases;
import io.dangol.analytics.kpi.figure.Source.Facts;
import io.dangol.analytics.kpi.figure.Source.NetSales;
import io.dangol.analytics.kpi.figure.Source.Scores;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads samples from the sums; one statement each, whatever the grouping.
@ApplicationScoped
class SampleRepository {
    private static final String FACTS = """
            SELECT %s AS part, sum(n)::bigint AS n, sum(sum)::text AS sum, sum(sum_squares)::text AS sum_squares,
                0::bigint AS positive, 0::bigint AS negative
            FROM rollup
            WHERE kind = $3::text::fact_kind AND day >= $1 AND day < $2 AND ($4::text IS NULL OR facet = $4)
            GROUP BY 1
            """;

    private static final String NET_SALES = """
            SELECT %s AS part, sum(n)::bigint AS n, sum(CASE kind WHEN 'purchase' THEN sum ELSE -sum END)::text AS sum,
                '0' AS sum_squares, 0::bigint AS positive, 0::bigint AS negative
            FROM rollup
            WHERE kind IN ('purchase', 'return') AND day >= $1 AND day < $2 AND ($3::text IS NULL OR facet = $3)
            GROUP BY 1
            """;

    private static final String BUYERS = """
            SELECT part, count(*) AS n, '0' AS sum, '0' AS sum_squares,
                count(*) FILTER (WHERE purchases >= $3) AS positive, 0::bigint AS negative
            FROM (SELECT %s AS part, customer_id, sum(purchases) AS purchases
                FROM customer_activity
                WHERE day >= $1 AND day < $2 AND ($4::text IS NULL OR currency = $4)
                GROUP BY 1, customer_id) AS buyer
            GROUP BY part
            """;

    private static final String SCORES = """
            SELECT %s AS part, sum(n)::bigint AS n,
                sum(n * score)::text AS sum, sum(n * score * score)::text AS sum_squares,
                coalesce(sum(n) FILTER (WHERE score >= $4), 0)::bigint AS positive,
                coalesce(sum(n) FILTER (WHERE score <= $5), 0)::bigint AS negative
            FROM score_rollup
            WHERE metric = $3 AND day >= $1 AND day < $2
            GROUP BY 1
            """;

    private static final String CASES = """
            SELECT %s AS part, count(*) AS n, '0' AS sum, '0' AS sum_squares,
                count(*) FILTER (WHERE resolved) AS positive, 0::bigint AS negative
            FROM (SELECT opened_day AS day, channel, resolved FROM case_cohort
                WHERE opened_day >= $1 AND opened_day < $2) AS opened
            GROUP BY 1
            """;

    private static final String CURRENCIES = """
            SELECT DISTINCT facet FROM rollup
            WHERE kind = ANY ($4::text[]::fact_kind[]) AND day >= $1 AND day < $2
            ORDER BY facet LIMIT $3
            """;

    /// The samples of a period's parts; without the empty ones.
    ///
    /// @param currency only this; null for all, or where the source knows none
    Uni<Map<String, Sample>> samples(
            SqlConnection connection, Source source, Period period, Grouping grouping, @Nullable String currency) {
        Tuple parameters = Tuple.of(period.from(), period.to());
        String statement = switch (source) {
            case Facts facts -> {
                parameters.addString(facts.kind().column()).addString(facts.facet() == null ? currency : facts.facet());
                yield FACTS;
            }
            case NetSales() -> {
                parameters.addString(currency);
                yield NET_SALES;
            }
            case Buyers buyers -> {
                parameters.addLong((long) buyers.repeatsFrom()).addString(currency);
                yield BUYERS;
            }
            case Scores scores -> {
                parameters
                        .addString(scores.metric().column())
                        .addInteger(scores.positiveFrom())
                        .addInteger(scores.negativeTo());
                yield SCORES;
            }
            case Cases() -> CASES;
        };
        return connection
                .preparedQuery(statement.formatted(grouping.column()))
                .execute(parameters)
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getString("part"), SampleRepository::sample)));
    }

    /// The currencies of some kinds of fact, in alphabetical order.
    Uni<List<String>> currencies(SqlConnection connection, List<FactKind> kinds, Period period, int most) {
        return connection
                .preparedQuery(CURRENCIES)
                .execute(Tuple.of(
                        period.from(),
                        period.to(),
                        most,
                        kinds.stream().map(FactKind::column).toArray(String[]::new)))
                .map(rows -> rows.stream().map(row -> row.getString("facet")).toList());
    }

    private static Sample sample(Row row) {
        return new Sample(
                row.getLong("n"),
                new BigDecimal(row.getString("sum")),
                new BigDecimal(row.getString("sum_squares")),
                row.getLong("positive"),
                row.getLong("negative"));
    }
}
