package io.dangol.analytics.fact.progress;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Remembers how far each topic was taken in.
@ApplicationScoped
public class IngestProgress {
    private static final Duration BACKOFF_FIRST = Duration.ofMillis(200);
    private static final Duration BACKOFF_MOST = Duration.ofSeconds(5);

    private final ProgressRepository repository;

    IngestProgress(ProgressRepository repository) {
        this.repository = repository;
    }

    /// Notes that these records, and all before them, have had their effect. It is tried until it is noted: a
    /// partition that falls silent afterwards would look behind for ever.
    public Uni<Void> advance(ConsumerRecords<byte[], byte[]> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .advance(ends(messages))
                .onFailure()
                .retry()
                .withBackOff(BACKOFF_FIRST, BACKOFF_MOST)
                .indefinitely();
    }

    private static List<PartitionProgress> ends(ConsumerRecords<byte[], byte[]> messages) {
        List<PartitionProgress> ends = new ArrayList<>();
        for (TopicPartition partition : messages.partitions()) {
            ConsumerRecord<byte[], byte[]> last = messages.records(partition).getLast();
            ends.add(new PartitionProgress(
                    partition.topic(),
                    partition.partition(),
                    last.offset() + 1,
                    Instant.ofEpochMilli(last.timestamp())));
        }
        ends.sort(Comparator.comparing(PartitionProgress::topic).thenComparingInt(PartitionProgress::partition));
        return ends;
    }
}
