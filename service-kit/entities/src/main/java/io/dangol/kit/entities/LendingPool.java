package io.dangol.kit.entities;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;
import java.util.function.Supplier;

/// The application's pool. Within [#lend] it gives the connection that is lent; to everybody else, one of its own.
///
/// Hibernate Reactive takes connections from nothing but a pool, and Quarkus takes only a [PgPool].
@SuppressWarnings("deprecation")
final class LendingPool implements PgPool {
    private static final ScopedValue<BorrowedConnection> LENT = ScopedValue.newInstance();

    private final Pool pool;

    LendingPool(Pool pool) {
        this.pool = pool;
    }

    /// Runs `opening`, which gets `connection` if it asks the pool before it returns.
    static <T> T lend(BorrowedConnection connection, Supplier<T> opening) {
        return ScopedValue.where(LENT, connection).call(opening::get);
    }

    @Override
    public Future<SqlConnection> getConnection() {
        return LENT.isBound() ? Future.succeededFuture(LENT.get().take()) : pool.getConnection();
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return pool.query(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return pool.preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return pool.preparedQuery(sql, options);
    }

    @Override
    public PgPool connectHandler(Handler<SqlConnection> handler) {
        pool.connectHandler(handler);
        return this;
    }

    @Override
    public PgPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        pool.connectionProvider(provider);
        return this;
    }

    @Override
    public int size() {
        return pool.size();
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        pool.close(handler);
    }
}
