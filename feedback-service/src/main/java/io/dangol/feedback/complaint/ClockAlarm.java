package io.dangol.feedback.complaint;

import io.dangol.feedback.sla.NextTimer;
import io.dangol.kit.transaction.Transactions.Committed;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sleeps until the next timer of any clock, and lets happen what is due then.
///
/// The next timer is the first entry of an index. A timer that was written here and is earlier wakes it at the commit;
/// one that was written in another replica wakes that one, and is found here within
/// `dangol.feedback.clocks.look-interval` should that one be gone. After a restart it begins with all that is due.
@ApplicationScoped
class ClockAlarm {
    private static final Logger LOG = Logger.getLogger(ClockAlarm.class);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FAILURE_BACKOFF = Duration.ofSeconds(1);
    private static final long SLEEP_LEAST_MILLIS = 20;
    private static final long STOP_TIMEOUT_MILLIS = 20_000;

    private final CaseTimers timers;
    private final NextTimer next;
    private final Clock clock;
    private final Duration lookInterval;
    private final boolean enabled;
    private final Semaphore bell = new Semaphore(0);
    private final AtomicLong lateMillis = new AtomicLong();
    private volatile Instant sleepsUntil = Instant.MIN;
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    ClockAlarm(
            CaseTimers timers,
            NextTimer next,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "dangol.feedback.clocks.look-interval", defaultValue = "PT5S") Duration lookInterval,
            @ConfigProperty(name = "dangol.feedback.clocks.enabled", defaultValue = "true") boolean enabled) {
        this.timers = timers;
        this.next = next;
        this.clock = clock;
        this.lookInterval = lookInterval;
        this.enabled = enabled;
        metrics.gauge("dangol.clocks.late.millis", lateMillis);
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            begin();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        end();
    }

    void begin() {
        stopped = false;
        thread = Thread.ofPlatform().name("clock-alarm").daemon().start(this::runUntilStopped);
    }

    void end() throws InterruptedException {
        stopped = true;
        bell.release();
        Thread running = thread;
        if (running != null) {
            running.join(STOP_TIMEOUT_MILLIS);
        }
    }

    void wake(@Observes Committed committed) {
        if (next.earliest().isBefore(sleepsUntil) && bell.availablePermits() == 0) {
            bell.release();
        }
    }

    private void runUntilStopped() {
        while (!stopped) {
            try {
                Instant now = clock.instant();
                Instant earliest = await(timers.earliest()).orElse(Instant.MAX);
                lateMillis.set(
                        earliest.isBefore(now) ? Duration.between(earliest, now).toMillis() : 0);
                if (await(timers.fire(now)) == 0) {
                    next.passed(now);
                    sleepUntil(earlier(earliest, earlier(next.earliest(), now.plus(lookInterval))));
                }
            } catch (RuntimeException failure) {
                if (!stopped) {
                    LOG.warnf("clocks stand still, trying again in %s: %s", FAILURE_BACKOFF, failure);
                    sleep(FAILURE_BACKOFF);
                }
            }
        }
    }

    private void sleepUntil(Instant moment) {
        sleepsUntil = moment;
        // A timer that was committed between the look and here has rung nobody.
        if (!next.earliest().isBefore(moment)) {
            sleep(Duration.between(clock.instant(), moment));
        }
        sleepsUntil = Instant.MIN;
    }

    private void sleep(Duration most) {
        try {
            if (bell.tryAcquire(Math.max(SLEEP_LEAST_MILLIS, most.toMillis() + 1), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for timers", interrupted);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static <T> T await(Uni<T> operation) {
        return operation.await().atMost(STATEMENT_TIMEOUT);
    }
}
