package io.dangol.testkit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// Gives a pool whose connections a test ended to the next test whole.
public final class LivePool {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LivePool() {}

    /// Waits until as many connections as the pool gives at once all answer.
    ///
    /// @param connections how many of them, at most what the pool has besides those that something
    ///     else holds
    public static void await(Pool pool, int connections) {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> areAlive(pool, connections));
    }

    private static boolean areAlive(Pool pool, int connections) {
        List<SqlConnection> taken = Uni.join()
                .all(Stream.generate(pool::getConnection).limit(connections).toList())
                .andCollectFailures()
                .await()
                .atMost(PATIENCE);
        List<Boolean> answers = Uni.join()
                .all(taken.stream().map(LivePool::answers).toList())
                .andCollectFailures()
                .await()
                .atMost(PATIENCE);
        return answers.stream().allMatch(Boolean::booleanValue);
    }

    private static Uni<Boolean> answers(SqlConnection connection) {
        return connection
                .query("SELECT 1")
                .execute()
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(false)
                .call(connection::close);
    }
}
