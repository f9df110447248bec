package io.dangol.loyalty.ledger.sweep;

import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.Answer;
import io.dangol.loyalty.ledger.CommandQueue;
import io.dangol.loyalty.ledger.Due;
import io.dangol.loyalty.ledger.DueCursor;
import io.dangol.loyalty.ledger.DueReader;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.SweepResult;
import io.dangol.loyalty.ledger.Sweeper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Brings what is due to the ledger: a bounded batch is read, queued with everybody else's commands, and awaited before
/// the next.
///
/// A sweep may stop anywhere: what it has not done is still due. Several replicas may sweep at once: the ledger decides
/// under lock, so that what one has done leaves the others nothing to do, and none reads what another has finished.
@ApplicationScoped
class BatchSweeper implements Sweeper {
    private static final Logger LOG = Logger.getLogger(BatchSweeper.class);
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final CommandQueue queue;
    private final Clock clock;
    private final MeterRegistry metrics;

    BatchSweeper(Transactions transactions, CommandQueue queue, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.queue = queue;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public Uni<SweepResult> sweep(String job, DueReader reader) {
        Instant now = clock.instant();
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(DueCursor.START),
                        cursor -> batch(reader, now, cursor).invoke(swept -> report(job, swept.result())))
                .whilst(SweptBatch::isFull)
                .collect()
                .with(Collectors.reducing(SweepResult.NOTHING, SweptBatch::result, SweepResult::plus));
    }

    private record SweptBatch(int read, SweepResult result) {
        boolean isFull() {
            return read == BATCH;
        }
    }

    private Uni<SweptBatch> batch(DueReader reader, Instant now, AtomicReference<DueCursor> cursor) {
        return transactions
                .read(connection -> reader.read(connection, now, Objects.requireNonNull(cursor.get()), BATCH))
                .flatMap(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(new SweptBatch(0, SweepResult.NOTHING));
                    }
                    cursor.set(found.getLast().cursor());
                    return post(found).map(result -> new SweptBatch(found.size(), result));
                });
    }

    private Uni<SweepResult> post(List<Due> found) {
        List<Uni<SweepResult>> answers = found.stream()
                .map(due -> queue.submit(due.command())
                        .map(BatchSweeper::count)
                        .onFailure()
                        .recoverWithItem(new SweepResult(0, 0, 1)))
                .toList();
        return Uni.join()
                .all(answers)
                .andFailFast()
                .map(all -> all.stream().reduce(SweepResult.NOTHING, SweepResult::plus));
    }

    private static SweepResult count(Answer answer) {
        return switch (answer.outcome()) {
            case Outcome.Posted posted -> new SweepResult(1, 0, 0);
            case Outcome.AlreadyPosted already -> new SweepResult(0, 1, 0);
            case Outcome.Idle idle -> new SweepResult(0, 1, 0);
            case Outcome.Refused refused -> new SweepResult(0, 0, 1);
        };
    }

    private void report(String job, SweepResult sweep) {
        count(job, "posted", sweep.posted());
        count(job, "idle", sweep.idle());
        count(job, "failed", sweep.failed());
        if (sweep.failed() > 0) {
            LOG.warnf("%s: %d commands were not posted; the next sweep tries again", job, sweep.failed());
        }
    }

    private void count(String job, String outcome, long commands) {
        metrics.counter("dangol.sweep.commands", "job", job, "outcome", outcome).increment((double) commands);
    }
}
