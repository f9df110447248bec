package io.dangol.loyalty.ledger.integrity;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Goes through the books in the background, a slice at a time. However much there is to look at, the sweep rests so
/// much longer than it worked that most of the database is left to those who post.
@ApplicationScoped
class SweepJob {
    private static final Logger LOG = Logger.getLogger(SweepJob.class);

    /// Of the time, so many parts are rest for each that is work.
    private static final int REST = 50;

    private final IntegrityService integrity;
    private final Clock clock;
    private volatile Instant restUntil = Instant.MIN;

    SweepJob(IntegrityService integrity, Clock clock) {
        this.integrity = integrity;
        this.clock = clock;
    }

    @Scheduled(
            every = "${dangol.integrity.sweep-every:15s}",
            delayed = "15s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> step() {
        Instant start = clock.instant();
        return start.isBefore(restUntil)
                ? Uni.createFrom().voidItem()
                : integrity
                        .sweepOn()
                        .onFailure()
                        .invoke(failure -> LOG.warnf("the sweep stops until the next time: %s", failure))
                        .onFailure()
                        .recoverWithNull()
                        .invoke(() -> rest(start, clock.instant()));
    }

    private void rest(Instant start, Instant end) {
        restUntil = end.plus(Duration.between(start, end).multipliedBy(REST));
    }
}
