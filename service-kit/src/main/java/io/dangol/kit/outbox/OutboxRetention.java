package io.dangol.kit.outbox;

import io.dangol.kit.transaction.InTurn;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/// Keeps the outbox's partitions: those of the days ahead are made, those past the retention are dropped once all of
/// their events are sent.
final class OutboxRetention {
    private static final Logger LOG = Logger.getLogger(OutboxRetention.class);
    private static final int DAYS_AHEAD = 3;

    private final OutboxStore store;
    private final Duration retention;

    OutboxRetention(OutboxStore store, Duration retention) {
        this.store = store;
        this.retention = retention;
    }

    Uni<Void> run(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate oldestKept = LocalDate.ofInstant(now.minus(retention), ZoneOffset.UTC);
        Uni<Void> made = InTurn.forEach(
                IntStream.range(0, DAYS_AHEAD).mapToObj(today::plusDays).toList(),
                day -> store.makePartition(day)
                        .onFailure()
                        .invoke(failure -> LOG.warnf("the outbox has no partition of its own for %s: %s", day, failure))
                        .onFailure()
                        .recoverWithNull());
        return made.chain(store::partitionDays)
                .flatMap(days -> InTurn.forEach(
                        days.stream().filter(day -> day.isBefore(oldestKept)).toList(),
                        day -> store.dropPartitionIfSent(day)
                                .onFailure()
                                .invoke(failure -> LOG.warnf("the outbox's partition of %s stays: %s", day, failure))
                                .onFailure()
                                .recoverWithItem(false)));
    }
}
