package io.dangol.feedback.intake.statistics;

import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.intake.statistics.DeliveryStatistics.Count;
import io.dangol.feedback.intake.statistics.DeliveryStatistics.Seen;
import io.dangol.kit.retention.ExpiredRows;
import io.dangol.kit.transaction.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Counts refused deliveries in memory and writes the counts every two seconds: whoever floods the door with forgeries
/// must not make the database write for each. A crash loses the counts of those seconds, and nothing else.
@ApplicationScoped
public class RefusedDeliveries {
    private static final Logger LOG = Logger.getLogger(RefusedDeliveries.class);
    /// Sources × reasons that are counted between two writings; more are counted by the metric alone.
    private static final int COUNTS_MOST = 10_000;
    private static final Duration RETENTION = Duration.ofDays(800);
    private static final Duration LAST_WRITING = Duration.ofSeconds(3);

    private final Map<Count, Seen> counts = new ConcurrentHashMap<>();
    private final DeliveryStatistics statistics;
    private final Transactions transactions;
    private final ExpiredRows expiredRows;
    private final Clock clock;

    RefusedDeliveries(DeliveryStatistics statistics, Transactions transactions, ExpiredRows expiredRows, Clock clock) {
        this.statistics = statistics;
        this.transactions = transactions;
        this.expiredRows = expiredRows;
        this.clock = clock;
    }

    /// Counts a refused delivery.
    ///
    /// @param sourceId a source that exists
    /// @param reason of a closed list
    public void count(SourceId sourceId, String reason, Instant at) {
        Count count = new Count(sourceId, Outcome.refused(reason).name(), statistics.day(at));
        if (counts.size() < COUNTS_MOST || counts.containsKey(count)) {
            counts.merge(count, new Seen(1, at), Seen::plus);
        }
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> write() {
        Uni<Void> written = Uni.createFrom().voidItem();
        for (Count count : List.copyOf(counts.keySet())) {
            written = written.chain(() -> write(count));
        }
        return written.onFailure()
                .invoke(failure -> LOG.debug("refusals are counted when the database is back", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> write(Count count) {
        Seen seen = counts.remove(count);
        return seen == null
                ? Uni.createFrom().voidItem()
                : transactions
                        .write(transaction -> statistics.add(transaction, Map.of(count, seen)))
                        .onFailure()
                        .invoke(() -> counts.merge(count, seen, Seen::plus));
    }

    @Scheduled(every = "24h", delayed = "9m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return expiredRows.delete(
                "source_statistics", "last_at", clock.instant().minus(RETENTION));
    }

    void stop(@Observes ShutdownEvent event) {
        try {
            write().await().atMost(LAST_WRITING);
        } catch (RuntimeException late) {
            LOG.debug("the last refusals are not counted", late);
        }
    }
}
