package io.dangol.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Kafka away: its process is killed, and every new one that the launcher starts is stopped before it opens its port.
/// Whoever connects is refused.
final class BrokerOutage implements AutoCloseable {
    private static final String KAFKA = "kafka";
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(4);

    private final Suite suite;
    private final Thread thread;
    private volatile long held;
    private volatile boolean over;

    private BrokerOutage(Suite suite) {
        this.suite = suite;
        this.held = suite.processId(KAFKA);
        this.thread = Thread.ofPlatform().name("broker outage").unstarted(this::hold);
    }

    /// Returns when the broker is gone.
    static BrokerOutage begin(Suite suite) {
        BrokerOutage outage = new BrokerOutage(suite);
        long before = outage.held;
        outage.thread.start();
        suite.kill(KAFKA);
        await().atMost(Api.PATIENCE).until(() -> outage.held != before);
        return outage;
    }

    private void hold() {
        while (!over) {
            try {
                long now = suite.processId(KAFKA);
                if (now != held) {
                    suite.signal("STOP", now);
                    held = now;
                }
            } catch (RuntimeException | AssertionError changing) {
                // The launcher writes its file, or the process has ended already.
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /// Lets the broker go on, and waits until all are well.
    void end() {
        close();
        await().atMost(BACK_WITHIN).ignoreExceptions().until(suite::isHealthy);
    }

    /// Leaves the broker as it is, for whoever stops the whole suite.
    void leave() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets the broker go on, unless it was left as it is.
    @Override
    public void close() {
        if (!over) {
            leave();
            suite.signal("CONT", held);
        }
    }
}
