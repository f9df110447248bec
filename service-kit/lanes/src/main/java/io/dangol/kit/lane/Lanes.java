package io.dangol.kit.lane;

import io.dangol.kit.problem.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/// Brings commands to a database: each goes to the lane of its key, and what is waiting there is done as one
/// transaction.
///
/// A command is answered once it is durable. Several replicas may do this at once: what is true is in the locked rows,
/// not here. A batch that cannot be done is halved until the command that is at fault stands alone, and gets the
/// failure as its answer.
///
/// @param <C> a command
/// @param <A> what its caller learns
public final class Lanes<C, A> {
    private static final Logger LOG = Logger.getLogger(Lanes.class);
    /// Two replicas had the same cause at once; whoever comes second finds the first one's work next
    /// time.
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String QUERY_CANCELLED = "57014";
    private static final int TRIES_MOST = 3;
    private static final int PARTS_TAKEN = 3;
    private static final int PARTS = 4;

    private final Function<List<C>, Uni<List<A>>> work;
    private final LaneSettings settings;
    private final LaneRefusals refusals;
    private final String name;
    private final List<Lane<C, A>> lanes;
    private final Traffic<C, A> traffic;
    private final DistributionSummary batchSizes;
    private final Counter refused;

    /// @param name what the metrics begin with: `NAME.batch.size`, `NAME.busy`, `NAME.waiting`
    /// @param work does commands in a transaction of their own, one answer for each in their order;
    ///     with no effect outside it, since it may be run again
    public Lanes(
            String name,
            LaneSettings settings,
            LaneRefusals refusals,
            Spacing spacing,
            MeterRegistry metrics,
            Function<List<C>, Uni<List<A>>> work) {
        this.name = name;
        this.work = work;
        this.settings = settings;
        this.refusals = refusals;
        this.lanes = IntStream.range(0, settings.lanes())
                .mapToObj(number -> new Lane<C, A>(settings.queueMost()))
                .toList();
        this.traffic =
                new Traffic<>(lanes, settings.batchMost(), settings.togetherMost(), spacing, batch -> post(batch, 1));
        this.batchSizes = DistributionSummary.builder(name + ".batch.size")
                .description("commands of a batch")
                .register(metrics);
        this.refused = Counter.builder(name + ".busy")
                .description("commands refused because their lane was full")
                .register(metrics);
        metrics.gauge(name + ".waiting", traffic, Traffic::waiting);
    }

    /// Queues a command.
    ///
    /// @param key those of one key are in one lane, and so never in two batches at once
    /// @return what became of it, once it is durable; or as the failure a [Refusal] with 503, after
    ///     which it may be sent again
    public Uni<A> submit(Object key, C command) {
        return Uni.createFrom().completionStage(() -> submitNow(key, command));
    }

    /// The same as [#submit], begun at once.
    public CompletableFuture<A> submitNow(Object key, C command) {
        Waiting<C, A> waiting = Waiting.of(command);
        if (lanes.get(Math.floorMod(key.hashCode(), lanes.size())).offer(waiting)) {
            traffic.go();
        } else {
            refused.increment();
            waiting.answer().completeExceptionally(refusals.busy());
        }
        return waiting.answer();
    }

    /// Whether more than three quarters of all the room is taken.
    public boolean areNearlyFull() {
        return (long) traffic.waiting() * PARTS > (long) lanes.size() * settings.queueMost() * PARTS_TAKEN;
    }

    /// Refuses a command before it comes to its lane.
    Refusal refuse() {
        refused.increment();
        return refusals.busy();
    }

    private Uni<Void> post(List<Waiting<C, A>> batch, int attempt) {
        batchSizes.record(batch.size());
        List<C> commands = batch.stream().map(Waiting::command).toList();
        return Uni.createFrom()
                .deferred(() -> work.apply(commands))
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .invoke(answers -> {
                    for (int index = 0; index < batch.size(); index++) {
                        batch.get(index).answer().complete(answers.get(index));
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> recover(batch, attempt, failure));
    }

    private Uni<Void> recover(List<Waiting<C, A>> batch, int attempt, Throwable failure) {
        if (isUniqueViolation(failure) && attempt < TRIES_MOST) {
            return post(batch, attempt + 1);
        }
        boolean ofTheCommands = isOfTheCommands(failure);
        if (ofTheCommands && batch.size() > 1) {
            int half = batch.size() / 2;
            return post(batch.subList(0, half), 1).chain(() -> post(batch.subList(half, batch.size()), 1));
        }
        LOG.warnf("%s: a batch of %d commands was not done: %s", name, batch.size(), kind(failure));
        Throwable answer = ofTheCommands ? failure : refusals.unavailable();
        batch.forEach(waiting -> waiting.answer().completeExceptionally(answer));
        return Uni.createFrom().voidItem();
    }

    private static boolean isUniqueViolation(Throwable failure) {
        return failure instanceof PgException refusedBySql && UNIQUE_VIOLATION.equals(refusedBySql.getSqlState());
    }

    /// Whether what was asked is at fault, rather than the server being away or late. Whatever else
    /// the work throws (a value that cannot be encoded, a broken rule) is of a command: only halving
    /// tells of which.
    static boolean isOfTheCommands(Throwable failure) {
        return switch (failure) {
            case PgException refusedBySql -> !QUERY_CANCELLED.equals(refusedBySql.getSqlState());
            case Refusal away -> false;
            case TimeoutException late -> false;
            case RuntimeException brokenRule -> true;
            case Throwable other -> false;
        };
    }

    private static String kind(Throwable failure) {
        return switch (failure) {
            case PgException refusedBySql -> "SQL state " + refusedBySql.getSqlState();
            case Refusal refusal -> refusal.type().slug();
            case Throwable other -> other.getClass().getName();
        };
    }
}
