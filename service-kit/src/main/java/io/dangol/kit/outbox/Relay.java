package io.dangol.kit.outbox;

import static io.dangol.kit.outbox.OutboxStore.await;

import io.dangol.kit.event.EventProducer;
import io.dangol.kit.event.OrderedProducer;
import io.dangol.kit.transaction.Transactions.Committed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Publishes the outbox: one relay a service, whichever replica holds the advisory lock.
///
/// It reads unsent rows behind the [LowWater], sends them, and marks as sent what the broker has acknowledged. Killed
/// between the two it sends again, which consumers survive. The events of one subject are first seen in their order,
/// whatever the order in which transactions commit (see [LowWater]) and however the broker fails (see
/// [OrderedProducer]). A row that cannot be published stops only its subject. A commit in the same
/// process wakes it, one in another replica by `NOTIFY`, and it looks by itself every second.
@ApplicationScoped
public class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration HOUSEKEEPING_INTERVAL = Duration.ofHours(1);
    private static final Duration AGE_INTERVAL = Duration.ofSeconds(5);
    private static final long STOP_TIMEOUT_MILLIS = 20_000;

    private final Pool pool;
    private final EventProducer producer;
    private final OrderedProducer ordered;
    private final RelaySettings settings;
    private final Clock clock;
    private final Counter published;
    private final AtomicLong oldestUnsentMillis = new AtomicLong();
    private final WakeUp wakeUp = new WakeUp();
    private final AtomicBoolean notifying = new AtomicBoolean();
    private volatile boolean publishing;
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    Relay(Pool pool, EventProducer producer, RelaySettings settings, Clock clock, MeterRegistry metrics) {
        this.pool = pool;
        this.producer = producer;
        this.ordered = producer.ordered(settings.deliveryTimeout());
        this.settings = settings;
        this.clock = clock;
        this.published = Counter.builder("dangol.outbox.published")
                .description("events that the broker has acknowledged")
                .register(metrics);
        metrics.gauge("dangol.outbox.oldest.unsent.millis", oldestUnsentMillis);
    }

    void start(@Observes StartupEvent event) {
        if (settings.relayEnabled()) {
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::runUntilStopped);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        wakeUp.signal();
        Thread running = thread;
        if (running != null) {
            running.join(STOP_TIMEOUT_MILLIS);
        }
    }

    /// Wakes the relay, here or in the replica that holds the lock; at most one notification is under
    /// way at a time.
    void wake(@Observes Committed committed) {
        if (publishing) {
            wakeUp.signal();
        } else if (notifying.compareAndSet(false, true)) {
            pool.query("NOTIFY outbox")
                    .execute()
                    .onTermination()
                    .invoke(() -> notifying.set(false))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debug("no notification; the poll serves", failure));
        }
    }

    private void runUntilStopped() {
        try {
            publishUntilStopped();
        } finally {
            ordered.close();
        }
    }

    private void publishUntilStopped() {
        while (!stopped) {
            try {
                publishOnOneConnection();
            } catch (RuntimeException failure) {
                LOG.warnf("publishing paused, trying again in %s: %s", settings.failureBackoff(), failure);
                wakeUp.await(settings.failureBackoff());
            }
        }
    }

    private void publishOnOneConnection() {
        SqlConnection connection = await(pool.getConnection());
        AtomicBoolean lost = new AtomicBoolean();
        CountDownLatch closed = new CountDownLatch(1);
        try {
            OutboxStore store = new OutboxStore(connection);
            PgConnection.cast(connection)
                    .notificationHandler(notification -> wakeUp.signal())
                    .closeHandler(() -> {
                        lost.set(true);
                        closed.countDown();
                        wakeUp.signal();
                    });
            while (!stopped && !lost.get() && !await(store.claim())) {
                wakeUp.await(settings.pollInterval());
            }
            if (!stopped && !lost.get()) {
                await(store.listen());
                await(store.markWithoutWaiting());
                publishing = true;
                publishWhileHeld(store, lost);
            }
        } finally {
            publishing = false;
            end(connection, closed);
        }
    }

    /// Ends the session itself, so that the lock and the subscription go with it. The pool forgets the
    /// connection when it has closed; given back before, it would be lent to the next caller and fail
    /// there.
    private static void end(SqlConnection connection, CountDownLatch closed) {
        connection
                .query("SELECT pg_terminate_backend(pg_backend_pid())")
                .execute()
                .subscribe()
                .with(ended -> {}, failure -> LOG.debug("the relay's session has ended", failure));
        try {
            if (closed.await(END_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        connection
                .close()
                .subscribe()
                .with(given -> {}, failure -> LOG.debug("the relay's connection was gone already", failure));
    }

    private void publishWhileHeld(OutboxStore store, AtomicBoolean lost) {
        RelayBatch batch = RelayBatch.begin(store, ordered, producer, settings);
        OutboxRetention retention = new OutboxRetention(store, settings.retention());
        Instant nextHousekeeping = Instant.MIN;
        Instant nextRetry = Instant.MIN;
        Instant nextAge = Instant.MIN;
        while (!stopped && !lost.get()) {
            Instant now = clock.instant();
            if (!now.isBefore(nextHousekeeping)) {
                await(retention.run(now));
                nextHousekeeping = now.plus(HOUSEKEEPING_INTERVAL);
            }
            if (!now.isBefore(nextAge)) {
                oldestUnsentMillis.set(batch.oldestUnsentAge().toMillis());
                nextAge = now.plus(AGE_INTERVAL);
            }
            if (!now.isBefore(nextRetry)) {
                batch.retryFenced();
                nextRetry = now.plus(settings.failedRetryInterval());
            }
            RelayBatch.Outcome outcome = batch.publish();
            published.increment(outcome.published());
            if (!outcome.more()) {
                wakeUp.await(settings.pollInterval());
                LockSupport.parkNanos(settings.gathering().toNanos());
            }
        }
    }
}
