package io.dangol.kit.imports;

import io.dangol.kit.job.JobQueue;
import io.dangol.kit.job.Lease;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Outage;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Does the imports, one at a time in a replica: while one chunk is committed, the next is read and parsed.
///
/// A chunk that the database or the service's work refuses is tried again a few times, then the job has failed. While
/// the database is away the worker waits for it. It keeps to a pace, so that the services behind its events keep up on
/// a small machine.
@ApplicationScoped
class ImportWorker {
    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final int TRIES_OF_ONE_CHUNK = 5;
    /// Classes of SQL states, PostgreSQL's appendix A: other transactions, locks, a statement that
    /// took too long.
    private static final Set<String> PASSING_CLASSES = Set.of("40", "55", "57");

    private static final long STOP_TIMEOUT_MILLIS = 8_000;

    private final JobQueue jobs;
    private final ImportStep step;
    private final Map<String, ImportKind> kinds;
    private final Clock clock;
    private final UUID owner;
    private final int linesPerSecondMost;
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    ImportWorker(
            JobQueue jobs,
            ImportStep step,
            @All List<ImportKind> kinds,
            Clock clock,
            Ids ids,
            @ConfigProperty(name = "dangol.imports.lines-per-second", defaultValue = "1000") int linesPerSecondMost) {
        this.jobs = jobs;
        this.step = step;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(ImportKind::name, kind -> kind));
        this.clock = clock;
        this.owner = ids.next();
        this.linesPerSecondMost = linesPerSecondMost;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("import-worker").daemon().start(this::runUntilStopped);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        wakeUp.release();
        Thread running = thread;
        if (running != null) {
            running.join(STOP_TIMEOUT_MILLIS);
        }
    }

    /// Tells that a job is waiting; a worker finds it by itself within a second.
    void wake() {
        wakeUp.release();
    }

    private void runUntilStopped() {
        while (!stopped) {
            try {
                Optional<Lease> lease = await(jobs.claim(kinds.keySet(), owner));
                if (lease.isPresent()) {
                    run(lease.get());
                } else {
                    pause();
                }
            } catch (RuntimeException failure) {
                LOG.warnf("imports paused, trying again in %s: %s", POLL_INTERVAL, failure);
                pause();
            }
        }
        try {
            await(jobs.release(owner));
        } catch (RuntimeException failure) {
            LOG.debug("the lease will run out by itself", failure);
        }
    }

    private void run(Lease lease) {
        ImportKind kind = Objects.requireNonNull(kinds.get(lease.kind()));
        ChunkReader reader = reader(kind, await(step.settings(kind, lease)));
        Optional<ReadChunk> next = read(lease, -1, reader);
        ImportPace pace = new ImportPace(linesPerSecondMost);
        while (next.isPresent() && !stopped) {
            ReadChunk chunk = next.get();
            CompletableFuture<Boolean> taken = take(lease, chunk);
            next = read(lease, chunk.ordinal(), reader);
            if (!finish(lease, chunk, taken)) {
                return;
            }
            pace.await(chunk.records());
        }
        if (!stopped) {
            await(jobs.succeed(lease));
        }
    }

    private static ChunkReader reader(ImportKind kind, ImportSettings settings) {
        ChunkReader reader = kind.reader(settings);
        RecordShape shape = settings.shape(kind.columns());
        return (chunk, now) -> new RejectedLines(chunk.split(shape)).namedBy(reader.read(chunk, now));
    }

    private Optional<ReadChunk> read(Lease lease, long ordinal, ChunkReader reader) {
        return await(step.next(lease, ordinal)).map(chunk -> new ReadChunk(chunk, reader.read(chunk, clock.instant())));
    }

    private CompletableFuture<Boolean> take(Lease lease, ReadChunk chunk) {
        return step.take(lease, chunk.ordinal(), chunk.work()).subscribeAsCompletionStage();
    }

    /// @return whether the job goes on
    private boolean finish(Lease lease, ReadChunk chunk, CompletableFuture<Boolean> taken) {
        CompletableFuture<Boolean> attempt = taken;
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get(STATEMENT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failure) {
                if (isPassing(failure.getCause())) {
                    throw new IllegalStateException("the database cannot work right now", failure.getCause());
                }
                LOG.errorf("a chunk of an import was refused: %s", reason(failure.getCause()));
                if (tries == TRIES_OF_ONE_CHUNK) {
                    await(jobs.fail(lease));
                    return false;
                }
                pause();
                attempt = take(lease, chunk);
            } catch (TimeoutException late) {
                throw new IllegalStateException("the database does not answer", late);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while recording a chunk", interrupted);
            }
        }
    }

    /// Whether the failure is of the moment and not of what was asked.
    private static boolean isPassing(@Nullable Throwable failure) {
        return Outage.isToldBy(failure)
                || (failure instanceof PgException refused
                        && PASSING_CLASSES.contains(refused.getSqlState().substring(0, 2)));
    }

    /// What kind of failure it was; never its message, which may quote the data.
    private static String reason(@Nullable Throwable failure) {
        return failure instanceof PgException refused
                ? "SQL state " + refused.getSqlState()
                : String.valueOf(failure == null ? null : failure.getClass().getName());
    }

    private void pause() {
        try {
            if (wakeUp.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUp.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    private static <T> T await(Uni<T> operation) {
        return operation.await().atMost(STATEMENT_TIMEOUT);
    }

    private record ReadChunk(long ordinal, int records, ChunkWork work) {
        ReadChunk(Chunk chunk, ChunkWork work) {
            this(chunk.ordinal(), chunk.records(), work);
        }
    }
}
