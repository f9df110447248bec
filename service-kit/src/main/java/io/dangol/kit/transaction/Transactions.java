package io.dangol.kit.transaction;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// The boundary of every change: what the work does is committed whole or not at all.
///
/// A transaction that PostgreSQL gave up in favour of another (deadlock, serialisation failure) is run again, at most
/// three times in all; so the work must have no effect outside the transaction.
///
/// A connection that died in the pool, after a restart of the database, fails nobody: the transaction begins again on
/// another one, where it failed before the work had begun. Where the work had begun, or was being committed, it is not
/// known what was done, so that is left to the caller.
///
/// Where the database is away, the failure is a [io.dangol.kit.problem.Refusal] with 503: whoever asks again with the
/// same idempotency key gets the one answer.
@ApplicationScoped
public class Transactions {
    private static final int ATTEMPTS_MOST = 3;
    private static final Duration RETRY_BACKOFF = Duration.ofMillis(20);
    /// More than a pool has connections, all of which may have died at once.
    private static final int DEAD_CONNECTIONS_MOST = 20;
    /// Enough for the pool to notice the others that died.
    private static final Duration DEAD_CONNECTION_BACKOFF = Duration.ofMillis(2);

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";

    private final Pool pool;
    private final Event<Committed> committed;

    Transactions(Pool pool, Event<Committed> committed) {
        this.pool = pool;
        this.committed = committed;
    }

    /// A transaction was committed, so there may be events to publish.
    public record Committed() {}

    /// Runs `work` in a transaction of its own.
    ///
    /// @return what the work gave, once it is durable; or the failure of the work, after a roll-back
    public <T> Uni<T> write(Function<SqlConnection, Uni<T>> work) {
        return begin(begun -> pool.withTransaction(deferred(begun, work)))
                .onFailure(Transactions::isWorthAnotherTry)
                .retry()
                .withBackOff(RETRY_BACKOFF)
                .atMost(ATTEMPTS_MOST - 1L)
                .onFailure(Outage::is)
                .transform(failure -> Outage.refusal())
                .invoke(() -> committed.fire(new Committed()));
    }

    /// Runs `work` on a connection, without a transaction: for reads that one statement answers. On a
    /// connection that turns out to be dead it is run again on another one, so it must change nothing.
    public <T> Uni<T> read(Function<SqlConnection, Uni<T>> work) {
        return begin(begun -> pool.withConnection(deferred(work)))
                .onFailure(Outage::is)
                .transform(failure -> Outage.refusal());
    }

    /// Runs reads that must agree with each other: all of them see the same moment, and they lock
    /// nothing.
    public <T> Uni<T> snapshot(Function<SqlConnection, Uni<T>> work) {
        return begin(begun -> pool.withTransaction(deferred(connection -> connection
                        .query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                        .execute()
                        .chain(() -> deferred(begun, work).apply(connection)))))
                .onFailure(Outage::is)
                .transform(failure -> Outage.refusal());
    }

    /// The pool loses the connection of a function that throws instead of returning a failed `Uni`.
    /// Deferred, such a throw is a failure like any other, and the connection goes back.
    private static <T> Function<SqlConnection, Uni<T>> deferred(Function<SqlConnection, Uni<T>> work) {
        return connection -> Uni.createFrom().deferred(() -> work.apply(connection));
    }

    private static <T> Function<SqlConnection, Uni<T>> deferred(
            AtomicBoolean begun, Function<SqlConnection, Uni<T>> work) {
        return connection -> Uni.createFrom().deferred(() -> {
            begun.set(true);
            return work.apply(connection);
        });
    }

    /// Tries again on another connection while one that had died is all that is wrong and the work has
    /// not begun.
    private static <T> Uni<T> begin(Function<AtomicBoolean, Uni<T>> attempt) {
        return Uni.createFrom().deferred(() -> {
            AtomicBoolean begun = new AtomicBoolean();
            return Uni.createFrom()
                    .deferred(() -> attempt.apply(begun))
                    .onFailure(failure -> !begun.get() && Outage.isOfOneConnection(failure))
                    .retry()
                    .withBackOff(DEAD_CONNECTION_BACKOFF, RETRY_BACKOFF)
                    .atMost(DEAD_CONNECTIONS_MOST);
        });
    }

    private static boolean isWorthAnotherTry(Throwable failure) {
        return failure instanceof PgException refused
                && (SERIALIZATION_FAILURE.equals(refused.getSqlState()) || DEADLOCK.equals(refused.getSqlState()));
    }
}
