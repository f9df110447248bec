package io.dangol.feedback.intake.delivery;

import io.dangol.kit.identity.HashedIdentity;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/// A customer of a source whose name somebody holds: deliveries about them wait, and so does who is in their batch.
final class HeldCustomer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String WAITING = """
            SELECT count(*) FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO known_identity%'
            """;

    private final Pool pool;
    private final SqlConnection holder;
    private final Transaction hold;

    HeldCustomer(Pool pool, HashedIdentity identity) {
        this.pool = pool;
        this.holder = pool.getConnection().await().atMost(PATIENCE);
        this.hold = holder.begin().await().atMost(PATIENCE);
        holder.preparedQuery("INSERT INTO known_identity (key_id, hash, source) VALUES ($1, decode($2, 'hex'), $3)")
                .execute(Tuple.of(identity.keyId(), identity.hash(), identity.source()))
                .await()
                .atMost(PATIENCE);
    }

    /// Whether somebody waits for them.
    boolean isWaitedFor() {
        return pool.query(WAITING)
                        .execute()
                        .await()
                        .atMost(PATIENCE)
                        .iterator()
                        .next()
                        .getLong(0)
                > 0;
    }

    @Override
    public void close() {
        hold.rollback().await().atMost(PATIENCE);
        holder.close().await().atMost(PATIENCE);
    }
}
