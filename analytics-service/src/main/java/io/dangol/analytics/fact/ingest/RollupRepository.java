package io.dangol.analytics.fact.ingest;

import io.dangol.analytics.fact.ingest.Fact.CaseState;
import io.dangol.analytics.fact.ingest.Rollups.ActivityKey;
import io.dangol.analytics.fact.ingest.Rollups.ScoreKey;
import io.dangol.analytics.fact.ingest.Rollups.Sum;
import io.dangol.analytics.fact.ingest.Rollups.SumKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map.Entry;
import java.util.UUID;

/// The sums in PostgreSQL. What the most transactions share comes last, so that its locks are held the shortest.
@ApplicationScoped
class RollupRepository {
    private static final String ADD_PURCHASES = """
            INSERT INTO customer_activity AS present (day, channel, currency, customer_id, purchases)
            SELECT * FROM unnest($1::date[], $2::text[], $3::text[], $4::uuid[], $5::bigint[])
            ON CONFLICT (day, channel, currency, customer_id)
                DO UPDATE SET purchases = present.purchases + excluded.purchases
            """;

    private static final String ADD_CASES = """
            INSERT INTO case_cohort AS present (case_id, opened_day, channel, resolved)
            SELECT * FROM unnest($1::uuid[], $2::date[], $3::text[], $4::boolean[])
            ON CONFLICT (case_id) DO UPDATE SET
                opened_day = least(present.opened_day, excluded.opened_day),
                channel = coalesce(present.channel, excluded.channel),
                resolved = present.resolved OR excluded.resolved
            """;

    private static final String ADD_SCORES = """
            INSERT INTO score_rollup AS present (metric, day, channel, score, n)
            SELECT * FROM unnest($1::text[], $2::date[], $3::text[], $4::smallint[], $5::bigint[])
            ON CONFLICT (metric, day, channel, score) DO UPDATE SET n = present.n + excluded.n
            """;

    private static final String ADD_SUMS = """
            INSERT INTO rollup AS present (kind, day, channel, facet, n, sum, sum_squares)
            SELECT kind::fact_kind, day, channel, facet, n, sum::numeric, sum_squares::numeric
            FROM unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[])
                AS added (kind, day, channel, facet, n, sum, sum_squares)
            ON CONFLICT (kind, day, channel, facet) DO UPDATE SET
                n = present.n + excluded.n,
                sum = present.sum + excluded.sum,
                sum_squares = present.sum_squares + excluded.sum_squares
            """;

    /// For batches that take something off: slower, and in the same order.
    private static final String CHANGE_PURCHASES =
            "SELECT change_activity($1::date[], $2::text[], $3::text[], $4::uuid[], $5::bigint[])";

    private static final String CHANGE_SUMS = """
            SELECT change_rollups($1::text[], $2::date[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[])
            """;

    /// Adds to the sums, and takes off them; at most four statements.
    Uni<Void> add(SqlConnection transaction, Rollups rollups) {
        String addPurchases = rollups.takes() ? CHANGE_PURCHASES : ADD_PURCHASES;
        String addSums = rollups.takes() ? CHANGE_SUMS : ADD_SUMS;
        return run(transaction, addPurchases, purchases(Rollups.rows(rollups.purchases())))
                .chain(() -> run(transaction, ADD_CASES, cases(Rollups.rows(rollups.cases()))))
                .chain(() -> run(transaction, ADD_SCORES, scores(Rollups.rows(rollups.scores()))))
                .chain(() -> run(transaction, addSums, sums(Rollups.rows(rollups.sums()))));
    }

    private static <T> Uni<Void> run(SqlConnection transaction, String statement, Columns<T> columns) {
        return columns.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(statement)
                        .execute(columns.parameters())
                        .replaceWithVoid();
    }

    private static Columns<Entry<ActivityKey, Long>> purchases(List<Entry<ActivityKey, Long>> purchases) {
        return new Columns<>(purchases)
                .with(entry -> entry.getKey().day(), LocalDate[]::new)
                .with(entry -> entry.getKey().channel(), String[]::new)
                .with(entry -> entry.getKey().currency(), String[]::new)
                .with(entry -> entry.getKey().customerId().value(), UUID[]::new)
                .with(Entry::getValue, Long[]::new);
    }

    private static Columns<Entry<UUID, CaseState>> cases(List<Entry<UUID, CaseState>> cases) {
        return new Columns<>(cases)
                .with(Entry::getKey, UUID[]::new)
                .with(entry -> entry.getValue().openedDay(), LocalDate[]::new)
                .with(entry -> entry.getValue().channel(), String[]::new)
                .with(entry -> entry.getValue().resolved(), Boolean[]::new);
    }

    private static Columns<Entry<ScoreKey, Long>> scores(List<Entry<ScoreKey, Long>> scores) {
        return new Columns<>(scores)
                .with(entry -> entry.getKey().metric(), String[]::new)
                .with(entry -> entry.getKey().day(), LocalDate[]::new)
                .with(entry -> entry.getKey().channel(), String[]::new)
                .with(entry -> (short) entry.getKey().score(), Short[]::new)
                .with(Entry::getValue, Long[]::new);
    }

    private static Columns<Entry<SumKey, Sum>> sums(List<Entry<SumKey, Sum>> sums) {
        return new Columns<>(sums)
                .with(entry -> entry.getKey().kind().column(), String[]::new)
                .with(entry -> entry.getKey().day(), LocalDate[]::new)
                .with(entry -> entry.getKey().channel(), String[]::new)
                .with(entry -> entry.getKey().facet(), String[]::new)
                .with(entry -> entry.getValue().n(), Long[]::new)
                .with(entry -> entry.getValue().sum().toPlainString(), String[]::new)
                .with(entry -> entry.getValue().sumSquares().toPlainString(), String[]::new);
    }
}
