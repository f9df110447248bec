package io.dangol.feedback.statistics;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Counts deliveries, in the transaction of what becomes of them: a count is as durable as what it counts.
///
/// A database session counts in a lane of its own, so no two transactions wait for one row; who asks adds the lanes up.
@ApplicationScoped
public class DeliveryStatistics {
    private static final String COUNT = """
            INSERT INTO source_statistics AS kept (source_id, day, outcome, lane, count, last_at)
            VALUES ($1, $2, $3, pg_backend_pid() % 64, $4, $5)
            ON CONFLICT (source_id, day, outcome, lane) DO UPDATE
                SET count = kept.count + excluded.count, last_at = greatest(kept.last_at, excluded.last_at)
            """;
    private static final String SUM = """
            SELECT day, outcome, sum(count)::bigint AS count FROM source_statistics
            WHERE source_id = $1 AND day >= $2 AND day < $3
            GROUP BY day, outcome ORDER BY day, outcome
            """;
    private static final String LAST = """
            SELECT max(last_at) AS last_at FROM source_statistics WHERE source_id = $1 AND NOT starts_with(outcome, $2)
            """;

    private final ZoneId zone;

    DeliveryStatistics(ZoneId zone) {
        this.zone = zone;
    }

    /// Counts one delivery. To be the last statement of its transaction.
    public Uni<Void> count(SqlConnection transaction, UUID sourceId, Outcome outcome, Instant at) {
        return add(
                transaction, new Count(sourceId, outcome.name(), at.atZone(zone).toLocalDate()), 1, at);
    }

    Uni<Void> add(SqlConnection transaction, Count count, long more, Instant lastAt) {
        return transaction
                .preparedQuery(COUNT)
                .execute(
                        Tuple.of(count.sourceId(), count.day(), count.outcome(), more, lastAt.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /// What is counted together.
    record Count(UUID sourceId, String outcome, LocalDate day) {}

    /// A day's deliveries of one outcome.
    record DaySum(LocalDate day, String outcome, long count) {}

    LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /// @param to exclusive
    Uni<List<DaySum>> sums(SqlConnection connection, UUID sourceId, LocalDate from, LocalDate to) {
        return connection
                .preparedQuery(SUM)
                .execute(Tuple.of(sourceId, from, to))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new DaySum(row.getLocalDate("day"), row.getString("outcome"), row.getLong("count")))
                        .toList());
    }

    /// When a delivery last verified; a row whose `last_at` is null where none did.
    Uni<Row> last(SqlConnection connection, UUID sourceId) {
        return connection
                .preparedQuery(LAST)
                .execute(Tuple.of(sourceId, Outcome.REFUSED))
                .map(rows -> rows.iterator().next());
    }
}
