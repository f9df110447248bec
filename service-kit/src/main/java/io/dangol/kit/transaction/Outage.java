package io.dangol.kit.transaction;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells failures of the database from failures of what was asked of it.
///
/// Source of the SQL states: PostgreSQL 18 documentation, appendix A, "PostgreSQL Error Codes".
public final class Outage {
    /// Classes that say nothing of the statement: connections, a transaction that is gone, resources,
    /// an operator's intervention, a system error.
    private static final List<String> CLASSES = List.of("08", "25", "53", "57", "58");
    /// A statement that took longer than it was given, which is for whoever gave it the time.
    private static final String QUERY_CANCELLED = "57014";

    /// The connection failed, an administrator ended it, or the server crashed.
    private static final List<String> ENDED_STATES = List.of("08", "57P01", "57P02");
    /// What the pool says where all connections are taken for too long.
    private static final String NONE_IN_TIME = "Timeout";

    private Outage() {}

    /// Whether the database could not be asked, or went away before it answered. What was asked may be
    /// done or not.
    static boolean is(Throwable failure) {
        return switch (failure) {
            case PgException refused ->
                refused.getSqlState() != null
                        && !QUERY_CANCELLED.equals(refused.getSqlState())
                        && CLASSES.stream().anyMatch(refused.getSqlState()::startsWith);
            case ClosedConnectionException closed -> true;
            case IOException unreachable -> true;
            // The pool's only way to say that a connection is closed, or that it had none to give in time.
            case NoStackTraceThrowable noConnection -> true;
            case Throwable other -> false;
        };
    }

    /// Whether one connection of the pool had died, which says nothing of the others and of new ones.
    /// That there was no connection to be had is not one of these.
    static boolean isOfOneConnection(Throwable failure) {
        return switch (failure) {
            case PgException refused ->
                refused.getSqlState() != null && ENDED_STATES.stream().anyMatch(refused.getSqlState()::startsWith);
            case ClosedConnectionException closed -> true;
            case ConnectException nobodyThere -> false;
            case IOException broken -> true;
            case NoStackTraceThrowable ended ->
                ended.getMessage() != null && !ended.getMessage().startsWith(NONE_IN_TIME);
            case Throwable other -> false;
        };
    }

    /// Whether a failure of [Transactions] says that the database is away, and not that it refused
    /// what was asked.
    public static boolean isToldBy(@Nullable Throwable failure) {
        return failure instanceof Refusal refused && refused.type() == CommonProblem.SERVICE_UNAVAILABLE;
    }

    /// 503: the same request may be sent again.
    static Refusal refusal() {
        return new Refusal(
                CommonProblem.SERVICE_UNAVAILABLE, "the database cannot be reached; send the same request again");
    }
}
