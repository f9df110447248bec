package io.dangol.analytics.fact.progress;

import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// The progress in PostgreSQL, where every replica sees it.
@ApplicationScoped
class ProgressRepository {
    private static final String ADVANCE = """
            INSERT INTO ingest_progress AS present (topic, partition, next_offset, published_at)
            SELECT * FROM unnest($1::text[], $2::int[], $3::bigint[], $4::timestamptz[])
            ON CONFLICT (topic, partition) DO UPDATE
                SET next_offset = excluded.next_offset, published_at = excluded.published_at
                WHERE excluded.next_offset > present.next_offset
            """;

    private static final String ALL = "SELECT topic, partition, next_offset, published_at FROM ingest_progress";

    private final Pool pool;

    ProgressRepository(Pool pool) {
        this.pool = pool;
    }

    /// Moves forward, never back.
    ///
    /// @param ends in the order of topic and partition
    Uni<Void> advance(List<PartitionProgress> ends) {
        return pool.preparedQuery(ADVANCE)
                .execute(Tuple.of(
                        ends.stream().map(PartitionProgress::topic).toArray(String[]::new),
                        ends.stream().map(PartitionProgress::partition).toArray(Integer[]::new),
                        ends.stream().map(PartitionProgress::nextOffset).toArray(Long[]::new),
                        ends.stream().map(end -> Times.utc(end.publishedAt())).toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    Uni<Map<TopicPartition, PartitionProgress>> all() {
        return pool.preparedQuery(ALL)
                .execute()
                .map(rows -> rows.stream()
                        .map(ProgressRepository::progress)
                        .collect(Collectors.toMap(
                                progress -> new TopicPartition(progress.topic(), progress.partition()),
                                progress -> progress)));
    }

    private static PartitionProgress progress(Row row) {
        return new PartitionProgress(
                row.getString("topic"),
                row.getInteger("partition"),
                row.getLong("next_offset"),
                Times.instant(row, "published_at"));
    }
}
