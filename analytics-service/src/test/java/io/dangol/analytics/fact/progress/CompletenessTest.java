package io.dangol.analytics.fact.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.analytics.fact.progress.BrokerTopics.Position;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CompletenessTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final TopicPartition ONE = new TopicPartition("customer.events", 0);
    private static final TopicPartition OTHER = new TopicPartition("loyalty.events", 3);

    @Test
    void aPartitionTakenInToItsEndDoesNotLag() {
        assertThat(IngestCompleteness.lagging(Map.of(ONE, 5L, OTHER, 0L), Map.of(ONE, progress(ONE, 5, NOW))))
                .isEmpty();
    }

    @Test
    void aPartitionWithMoreThanWasTakenInLags() {
        assertThat(IngestCompleteness.lagging(Map.of(ONE, 6L, OTHER, 1L), Map.of(ONE, progress(ONE, 5, NOW))))
                .containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void completeUntilTheLastRecordTakenInOfThePartitionThatLagsMost() {
        Instant earlier = NOW.minusSeconds(60);
        Instant later = NOW.minusSeconds(30);

        Instant bound = IngestCompleteness.bound(
                NOW,
                Set.of(ONE, OTHER),
                Map.of(ONE, new Position(0, Instant.EPOCH), OTHER, new Position(0, Instant.EPOCH)),
                Map.of(ONE, progress(ONE, 5, earlier), OTHER, progress(OTHER, 9, later)));

        assertThat(bound).isEqualTo(earlier);
    }

    @Test
    void completeUntilTheFirstRecordWaitingWhereNothingWasTakenInYet() {
        Instant first = NOW.minusSeconds(90);

        assertThat(IngestCompleteness.bound(NOW, Set.of(ONE), Map.of(ONE, new Position(0, first)), Map.of()))
                .isEqualTo(first);
    }

    @Test
    void whatTheBrokerHasDroppedIsNotWaitedFor() {
        assertThat(IngestCompleteness.bound(NOW, Set.of(ONE), Map.of(), Map.of()))
                .isEqualTo(NOW);
    }

    private static PartitionProgress progress(TopicPartition partition, long nextOffset, Instant publishedAt) {
        return new PartitionProgress(partition.topic(), partition.partition(), nextOffset, publishedAt);
    }
}
