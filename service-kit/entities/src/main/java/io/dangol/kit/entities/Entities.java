package io.dangol.kit.entities;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.LockMode;
import org.hibernate.StaleStateException;
import org.hibernate.dialect.lock.OptimisticEntityLockException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Sessions of Hibernate Reactive on the transactions of [io.dangol.kit.transaction.Transactions].
@ApplicationScoped
public class Entities {
    private static final String SERIALIZATION_FAILURE = "40001";

    private final Mutiny.SessionFactory sessions;

    Entities(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /// Runs `work` with a session on `transaction`. The session ends with the work; the transaction goes on.
    ///
    /// The work stays on the thread it is called on, runs one operation of the session at a time, and has no effect
    /// outside the transaction, because it may run again.
    ///
    /// @return what the work gave, after its changes were written (flushed): a version counts up only then. The
    ///     failure of a statement is that of the client: a [PgException] with its state and constraint, or a lost
    ///     connection. A version that another transaction changed is a [PgException] with state 40001, so
    ///     `Transactions` runs the work again.
    public <T> Uni<T> on(SqlConnection transaction, Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> open(transaction))
                .chain(session -> session.withTransaction(
                                part -> work.apply(session).invoke(() -> refuseMark(part)))
                        .eventually(session::close))
                .onFailure()
                .transform(Entities::asClientFailure);
    }

    /// Finds an entity by its id, without a lock.
    ///
    /// @throws io.dangol.kit.problem.Refusal 404 if there is none, as the failure
    public static <E> Uni<E> require(Mutiny.Session session, Class<E> type, Object id) {
        return session.find(type, id).onItem().ifNull().failWith(CommonProblem::notFound);
    }

    /// Finds an entity by its id for a change, locks it until the transaction ends, and insists that the caller has
    /// seen its present version.
    ///
    /// @param ifMatch the header `If-Match`, its lines joined by commas
    /// @throws io.dangol.kit.problem.Refusal 404 if there is none, 428 without the header, 400 if it is malformed,
    ///     412 if it names other versions only, as the failure
    public static <E extends VersionedEntity> Uni<E> lock(
            Mutiny.Session session, Class<E> type, Object id, @Nullable String ifMatch) {
        return session.find(type, id, LockMode.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(CommonProblem::notFound)
                .invoke(found -> EntityTag.requireMatch(ifMatch, found.version()));
    }

    /// Whether a failure is the violation of a constraint of the schema.
    public static boolean isViolation(Throwable failure, String constraint) {
        return failure instanceof PgException refused && constraint.equals(refused.getConstraint());
    }

    private Uni<Mutiny.Session> open(SqlConnection transaction) {
        BorrowedConnection borrowed = new BorrowedConnection(transaction.getDelegate());
        CompletionStage<Mutiny.Session> opening =
                LendingPool.lend(borrowed, () -> sessions.openSession().subscribeAsCompletionStage());
        Uni<Mutiny.Session> session = Uni.createFrom().completionStage(opening);
        return borrowed.isTaken() ? session : session.chain(Entities::refuseElsewhere);
    }

    /// Away from the transaction's thread Hibernate Reactive opens a session later, on a connection of its own.
    private static Uni<Mutiny.Session> refuseElsewhere(Mutiny.Session session) {
        return session.close()
                .chain(() -> Uni.createFrom()
                        .failure(new IllegalStateException(
                                "entities must be used on the event loop of their transaction; this is thread "
                                        + Thread.currentThread().getName())));
    }

    private static void refuseMark(Mutiny.Transaction part) {
        if (part.isMarkedForRollback()) {
            throw new IllegalStateException(
                    "a transaction is rolled back by a failure of its work, not by a mark; let the work fail");
        }
    }

    private static Throwable asClientFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ClientFailure told -> {
                    return told.ofClient();
                }
                case OptimisticLockException stale -> {
                    return conflict(stale);
                }
                case StaleStateException stale -> {
                    return conflict(stale);
                }
                case OptimisticEntityLockException stale -> {
                    return conflict(stale);
                }
                default -> {}
            }
        }
        return failure;
    }

    private static PgException conflict(Throwable stale) {
        PgException conflict = new PgException(
                "an entity was changed by another transaction", "ERROR", SERIALIZATION_FAILURE, stale.getMessage());
        conflict.addSuppressed(stale);
        return conflict;
    }
}
