package io.dangol.testkit.contract;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Counts how many connections a pool gives at once.
final class PoolConnections {
    private PoolConnections() {}

    /// Takes all connections at once and gives them back.
    ///
    /// @param most of them that the pool has
    /// @param patience how long those that are at work are waited for
    static int available(Pool pool, int most, Duration patience) {
        List<CompletableFuture<SqlConnection>> taken = Stream.generate(
                        () -> pool.getConnection().subscribeAsCompletionStage())
                .limit(most)
                .toList();
        CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new))
                .exceptionally(failure -> null)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        int available = (int) taken.stream()
                .filter(connection -> connection.isDone() && !connection.isCompletedExceptionally())
                .count();
        // One that comes later is given back, too.
        taken.forEach(connection -> Uni.createFrom()
                .completionStage(connection)
                .flatMap(SqlConnection::close)
                .subscribe()
                .with(closed -> {}, failure -> {}));
        return available;
    }
}
