package io.dangol.benchmark.run;

import io.dangol.benchmark.sql.Database;
import io.dangol.local.CommandFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Events that wait to be published.
public final class Outbox {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    private Outbox() {}

    static long unsent(Database database) throws SQLException {
        return database.number("SELECT count(*) FROM outbox WHERE sent_at IS NULL");
    }

    /// Waits until the relay has published everything.
    ///
    /// @throws CommandFailure if that takes minutes
    public static void awaitPublished(Database database) throws SQLException {
        long deadlineNanos = System.nanoTime() + LONGEST.toNanos();
        while (unsent(database) > 0) {
            if (System.nanoTime() > deadlineNanos) {
                throw new CommandFailure("The relay did not publish all events within " + LONGEST.toMinutes()
                        + " minutes; the service's log says why.");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
