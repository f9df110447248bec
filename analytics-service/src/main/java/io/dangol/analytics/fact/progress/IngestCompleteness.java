package io.dangol.analytics.fact.progress;

import io.dangol.analytics.fact.Completeness;
import io.dangol.analytics.fact.progress.BrokerTopics.Position;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The moment up to which the figures are complete: every event that the broker took before it is counted.
///
/// Where every partition was taken in to its end, that is the moment of asking. Otherwise it is the smallest
/// publication time among the partitions that lag: of the last record taken in, or, where none of those that the
/// broker has was, of the first one waiting. What was once complete stays so, therefore it never goes back. While the
/// broker or the database is away it is the last one known.
@ApplicationScoped
class IngestCompleteness implements Completeness {
    private static final Logger LOG = Logger.getLogger(IngestCompleteness.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final Duration WAIT_MOST = Duration.ofSeconds(2);

    private final BrokerTopics broker;
    private final ProgressRepository repository;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> lastKnown = new AtomicReference<>();
    private final Uni<Optional<Instant>> recent;

    IngestCompleteness(BrokerTopics broker, ProgressRepository repository, Clock clock) {
        this.broker = broker;
        this.repository = repository;
        this.clock = clock;
        this.recent = Uni.createFrom().deferred(this::look).memoize().forFixedDuration(REMEMBERED);
    }

    @Override
    public Uni<Optional<Instant>> completeTo() {
        return recent;
    }

    private Uni<Optional<Instant>> look() {
        Instant asked = clock.instant();
        return broker.ends()
                .flatMap(ends -> repository.all().flatMap(progress -> bound(asked, ends, progress)))
                .invoke(found -> lastKnown.accumulateAndGet(found, IngestCompleteness::later))
                .ifNoItem()
                .after(WAIT_MOST)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "completeness is not known anew: %s", failure.getClass().getSimpleName()))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull()
                .map(done -> Optional.ofNullable(lastKnown.get()));
    }

    private Uni<Instant> bound(
            Instant asked, Map<TopicPartition, Long> ends, Map<TopicPartition, PartitionProgress> progress) {
        Set<TopicPartition> lagging = lagging(ends, progress);
        return lagging.isEmpty()
                ? Uni.createFrom().item(asked)
                : broker.firsts(lagging).map(firsts -> bound(asked, lagging, firsts, progress));
    }

    static Set<TopicPartition> lagging(
            Map<TopicPartition, Long> ends, Map<TopicPartition, PartitionProgress> progress) {
        Set<TopicPartition> lagging = new HashSet<>();
        ends.forEach((partition, end) -> {
            PartitionProgress known = progress.get(partition);
            if ((known == null ? 0 : known.nextOffset()) < end) {
                lagging.add(partition);
            }
        });
        return lagging;
    }

    static Instant bound(
            Instant asked,
            Set<TopicPartition> lagging,
            Map<TopicPartition, Position> firsts,
            Map<TopicPartition, PartitionProgress> progress) {
        Instant bound = asked;
        for (TopicPartition partition : lagging) {
            Position first = firsts.get(partition);
            PartitionProgress known = progress.get(partition);
            if (first != null) {
                Instant reached = known == null || known.nextOffset() <= first.offset()
                        ? first.publishedAt()
                        : known.publishedAt();
                bound = reached.isBefore(bound) ? reached : bound;
            }
        }
        return bound;
    }

    private static Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? java.util.Objects.requireNonNull(other) : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
