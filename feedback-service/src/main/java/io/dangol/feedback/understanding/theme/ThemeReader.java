package io.dangol.feedback.understanding.theme;

import com.sun.management.OperatingSystemMXBean;
import io.dangol.feedback.understanding.theme.Progress.Horizon;
import io.dangol.feedback.understanding.theme.Progress.Mark;
import io.dangol.feedback.understanding.theme.ReadingRepository.Held;
import io.dangol.kit.transaction.Transactions;
import io.dangol.text.terms.TermKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Reads feedback soon after it is recorded, and not in its transaction: taking feedback in costs nothing more.
///
/// A batch is one transaction, which holds the row of the progress: one replica reads at a time, a batch that was
/// broken off leaves nothing, and the next one begins where the last ended. It works for a third of each second at
/// most, and while the machine is busy it reads one batch a second, so that a backlog leaves room for others.
@ApplicationScoped
class ThemeReader {
    private static final Logger LOG = Logger.getLogger(ThemeReader.class);
    private static final Duration WORKS_OF_A_SECOND = Duration.ofMillis(333);
    /// The share of all processors' time in the last second, whoever used it, from which on others go first.
    private static final double BUSY = 0.5;

    private final Transactions transactions;
    private final ReadingRepository repository;
    private final ThemeRetention retention;
    private final ZoneId zone;
    private final Clock clock;
    private final AtomicLong lagMillis = new AtomicLong();
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    ThemeReader(
            Transactions transactions,
            ReadingRepository repository,
            ThemeRetention retention,
            ZoneId zone,
            Clock clock,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.repository = repository;
        this.retention = retention;
        this.zone = zone;
        this.clock = clock;
        metrics.gauge("dangol.themes.lag.millis", lagMillis);
    }

    /// What became of a batch.
    enum Outcome {
        /// There is more.
        MORE,
        /// Nothing more is there.
        DONE,
        /// Another replica is at it.
        BUSY
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> work() {
        Instant now = clock.instant();
        return work(machine.getCpuLoad() < BUSY ? now.plus(WORKS_OF_A_SECOND) : now)
                .onFailure()
                .invoke(failure -> LOG.warnf("feedback is read for themes later: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> work(Instant until) {
        return readBatch()
                .flatMap(outcome -> outcome == Outcome.MORE && clock.instant().isBefore(until)
                        ? work(until)
                        : Uni.createFrom().voidItem());
    }

    /// Reads a batch in a transaction of its own.
    Uni<Outcome> readBatch() {
        return transactions.write(transaction -> repository
                .hold(transaction)
                .flatMap(held -> held.filter(found -> !found.stored().isOfANewerVersion())
                        .map(found -> readBatch(transaction, found))
                        .orElse(Uni.createFrom().item(Outcome.BUSY))));
    }

    private Uni<Outcome> readBatch(SqlConnection transaction, Held held) {
        Instant now = clock.instant();
        Progress from = held.stored().from(held.horizon());
        return repository.unread(transaction, from, held.horizon()).flatMap(found -> {
            boolean isAll = found.size() < ReadingRepository.BATCH;
            Progress read = from.read(found, isAll, held.horizon(), now);
            lagMillis.set(isAll ? 0 : Duration.between(read.completeTo(), now).toMillis());
            return keep(transaction, found)
                    .chain(() -> takeChanges(transaction, read, held.horizon()))
                    .call(done -> done.isNewsAfter(held.stored())
                            ? repository.advance(transaction, done)
                            : Uni.createFrom().voidItem())
                    .replaceWith(isAll ? Outcome.DONE : Outcome.MORE);
        });
    }

    /// What was classified in another way since is read again as a whole.
    private Uni<Progress> takeChanges(SqlConnection transaction, Progress from, Horizon horizon) {
        return repository.changed(transaction, from, horizon).flatMap(changes -> {
            if (changes.isEmpty()) {
                return Uni.createFrom().item(from);
            }
            List<UUID> ids = changes.stream().map(Mark::feedbackId).distinct().toList();
            return repository
                    .again(transaction, ids)
                    .flatMap(found -> keep(transaction, found))
                    .replaceWith(from.changed(changes));
        });
    }

    private Uni<Void> keep(SqlConnection transaction, List<Unread> found) {
        return Uni.createFrom()
                .item(found)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::read)
                .flatMap(readings -> repository.keep(transaction, readings));
    }

    private List<Tuple> read(List<Unread> found) {
        TermKeys keys = new TermKeys();
        return found.stream()
                .filter(unread -> !unread.day(zone).isBefore(retention.oldestKept()))
                .flatMap(unread -> read(unread, keys).stream())
                .toList();
    }

    /// A text that nobody thought of must not keep all others from being read.
    private Optional<Tuple> read(Unread unread, TermKeys keys) {
        try {
            return unread.read(zone, keys);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "the feedback %s cannot be read for themes", unread.id());
            return Optional.empty();
        }
    }
}
