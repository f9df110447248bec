package io.dangol.customer.history.purchase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/// Keeps a purchase and a return of its order, which come in two transactions at once, from missing each other.
///
/// Whoever records purchases shares the lock before it inserts them, and then looks for returns that wait. Whoever lets
/// a return wait holds it alone, and then looks for the purchase again. So one of the two sees the other.
public final class OrderLock {
    /// Its name among PostgreSQL's advisory locks; the database is the service's own.
    private static final long KEY = 0x6f7264657273L;

    private static final String SHARE = "SELECT pg_advisory_xact_lock_shared($1)";
    private static final String HOLD = "SELECT pg_advisory_xact_lock($1)";

    private OrderLock() {}

    /// Shares it until the transaction ends; waits for whoever holds it alone.
    static Uni<Void> share(SqlConnection transaction) {
        return transaction.preparedQuery(SHARE).execute(Tuple.of(KEY)).replaceWithVoid();
    }

    /// Holds it alone until the transaction ends; waits for whoever shares it. Take no other lock before.
    public static Uni<Void> hold(SqlConnection transaction) {
        return transaction.preparedQuery(HOLD).execute(Tuple.of(KEY)).replaceWithVoid();
    }
}
