package io.dangol.feedback.intake.statistics;

import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Counts deliveries, in the transaction of what becomes of them: a count is as durable as what it counts.
///
/// A database session counts in a lane of its own, so no two transactions wait for one row; who asks adds the lanes up.
@ApplicationScoped
public class DeliveryStatistics {
    private static final String COUNT = """
            INSERT INTO source_statistics AS kept (source_id, day, outcome, lane, count, last_at)
            SELECT source_id, day, outcome, pg_backend_pid() % 64, count, last_at
            FROM unnest($1::uuid[], $2::date[], $3::text[], $4::bigint[], $5::timestamptz[])
                AS more (source_id, day, outcome, count, last_at)
            ORDER BY source_id, day, outcome
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

    /// Counts deliveries. To be the last statement of their transaction.
    public Uni<Void> count(SqlConnection transaction, List<Counted> deliveries) {
        Map<Count, Seen> sums = new HashMap<>();
        deliveries.forEach(each -> sums.merge(
                new Count(each.sourceId(), each.outcome().name(), day(each.at())), new Seen(1, each.at()), Seen::plus));
        return add(transaction, sums);
    }

    Uni<Void> add(SqlConnection transaction, Map<Count, Seen> sums) {
        List<Map.Entry<Count, Seen>> rows = List.copyOf(sums.entrySet());
        return transaction
                .preparedQuery(COUNT)
                .execute(Tuple.of(
                        rows.stream()
                                .map(row -> row.getKey().sourceId().value())
                                .toArray(UUID[]::new),
                        rows.stream().map(row -> row.getKey().day()).toArray(LocalDate[]::new),
                        rows.stream().map(row -> row.getKey().outcome()).toArray(String[]::new),
                        rows.stream().map(row -> row.getValue().number()).toArray(Long[]::new),
                        rows.stream()
                                .map(row -> Times.utc(row.getValue().lastAt()))
                                .toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    /// A delivery, and what became of it.
    public record Counted(SourceId sourceId, Outcome outcome, Instant at) {}

    /// How often, and when last.
    record Seen(long number, Instant lastAt) {
        Seen plus(Seen other) {
            return new Seen(number + other.number, lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
        }
    }

    /// What is counted together.
    record Count(SourceId sourceId, String outcome, LocalDate day) {}

    /// A day's deliveries of one outcome.
    record DaySum(LocalDate day, String outcome, long count) {}

    LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /// @param to exclusive
    Uni<List<DaySum>> sums(SqlConnection connection, SourceId sourceId, LocalDate from, LocalDate to) {
        return connection
                .preparedQuery(SUM)
                .execute(Tuple.of(sourceId.value(), from, to))
                .map(rows -> Rows.list(
                        rows,
                        row -> new DaySum(row.getLocalDate("day"), row.getString("outcome"), row.getLong("count"))));
    }

    /// When a delivery last verified; a row whose `last_at` is null where none did.
    Uni<Row> last(SqlConnection connection, SourceId sourceId) {
        return connection
                .preparedQuery(LAST)
                .execute(Tuple.of(sourceId.value(), Outcome.REFUSED))
                .map(rows -> Rows.only(rows));
    }
}
