package io.dangol.loyalty.lane;

import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Command;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/// Brings commands to the ledger: each goes to the lane of its account, and what is waiting there is committed as one
/// transaction.
///
/// A command is answered once it is durable. Several replicas may do this at once: what is true is in the locked rows,
/// not here. A batch that cannot be posted is halved until the command that is at fault stands alone.
@ApplicationScoped
public class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class);
    /// Two replicas had the same cause at once; whoever comes second finds the first one's transaction next time.
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String QUERY_CANCELLED = "57014";
    private static final int TRIES_MOST = 3;
    private static final int PARTS_TAKEN = 3;
    private static final int PARTS = 4;

    private final Transactions transactions;
    private final Books books;
    private final LaneSettings settings;
    private final List<Lane> lanes;
    private final Traffic traffic;
    private final DistributionSummary batchSizes;
    private final Counter refused;

    Lanes(Transactions transactions, Books books, LaneSettings settings, MeterRegistry metrics) {
        this.transactions = transactions;
        this.books = books;
        this.settings = settings;
        this.lanes = IntStream.range(0, settings.lanes())
                .mapToObj(number -> new Lane(settings.queueMost()))
                .toList();
        this.traffic = new Traffic(lanes, settings.batchMost(), settings.togetherMost(), batch -> post(batch, 1));
        this.batchSizes = DistributionSummary.builder("dangol.ledger.batch.size")
                .description("commands of a batch")
                .register(metrics);
        this.refused = Counter.builder("dangol.ledger.busy")
                .description("commands refused because their lane was full")
                .register(metrics);
        metrics.gauge("dangol.ledger.waiting", traffic, Traffic::waiting);
    }

    /// Queues a command.
    ///
    /// @return what became of it, once it is durable; or as the failure a [Refusal] with 503, after which it
    ///     may be sent again
    public Uni<Answer> submit(Command command) {
        return Uni.createFrom().completionStage(() -> submitNow(command));
    }

    /// The same as [#submit], begun at once.
    public CompletableFuture<Answer> submitNow(Command command) {
        Waiting waiting = Waiting.of(command);
        Lane lane = laneOf(command);
        if (lane.offer(waiting)) {
            traffic.go();
        } else {
            refused.increment();
            waiting.answer().completeExceptionally(LaneProblem.LEDGER_BUSY.refusal());
        }
        return waiting.answer();
    }

    /// Whether more than three quarters of all the room is taken.
    boolean areNearlyFull() {
        return (long) traffic.waiting() * PARTS > (long) lanes.size() * settings.queueMost() * PARTS_TAKEN;
    }

    /// Notes that a command was refused before it came to its lane.
    void countRefusal() {
        refused.increment();
    }

    private Lane laneOf(Command command) {
        return lanes.get(Math.floorMod(command.accountId().hashCode(), lanes.size()));
    }

    private Uni<Void> post(List<Waiting> batch, int attempt) {
        batchSizes.record(batch.size());
        List<Command> commands = batch.stream().map(Waiting::command).toList();
        return Uni.createFrom()
                .deferred(() -> transactions.write(transaction -> books.post(transaction, commands)))
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .invoke(posted -> {
                    for (int index = 0; index < batch.size(); index++) {
                        batch.get(index)
                                .answer()
                                .complete(new Answer(posted.outcomes().get(index), posted.recordedAt()));
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> recover(batch, attempt, failure));
    }

    private Uni<Void> recover(List<Waiting> batch, int attempt, Throwable failure) {
        if (isUniqueViolation(failure) && attempt < TRIES_MOST) {
            return post(batch, attempt + 1);
        }
        boolean ofTheCommands = isOfTheCommands(failure);
        if (ofTheCommands && batch.size() > 1) {
            int half = batch.size() / 2;
            return post(batch.subList(0, half), 1).chain(() -> post(batch.subList(half, batch.size()), 1));
        }
        LOG.warnf("a batch of %d commands was not posted: %s", batch.size(), kind(failure));
        Throwable answer = ofTheCommands ? failure : LaneProblem.LEDGER_UNAVAILABLE.refusal();
        batch.forEach(waiting -> waiting.answer().completeExceptionally(answer));
        return Uni.createFrom().voidItem();
    }

    private static boolean isUniqueViolation(Throwable failure) {
        return failure instanceof PgException refusedBySql && UNIQUE_VIOLATION.equals(refusedBySql.getSqlState());
    }

    /// Whether what was asked is at fault, rather than the server being away.
    private static boolean isOfTheCommands(Throwable failure) {
        return switch (failure) {
            case PgException refusedBySql -> !QUERY_CANCELLED.equals(refusedBySql.getSqlState());
            case IllegalStateException brokenRule -> true;
            case NullPointerException brokenRule -> true;
            case ArithmeticException brokenRule -> true;
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
