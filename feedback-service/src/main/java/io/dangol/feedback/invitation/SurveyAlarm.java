package io.dangol.feedback.invitation;

import io.dangol.kit.transaction.Transactions.Committed;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sleeps until something about surveys is due, and has it done.
///
/// The next due moments are the first entries of indexes. One that was written here and is earlier wakes it at the
/// commit; one that was written in another replica wakes that one, and is found here within
/// `dangol.surveys.look-interval` should that one be gone. After a restart it begins with all that is due.
@ApplicationScoped
class SurveyAlarm {
    private static final Logger LOG = Logger.getLogger(SurveyAlarm.class);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FAILURE_BACKOFF = Duration.ofSeconds(1);
    private static final long SLEEP_LEAST_MILLIS = 20;
    private static final long STOP_TIMEOUT_MILLIS = 20_000;

    private final List<DueWork> works;
    private final DueTimes times;
    private final Clock clock;
    private final SurveyWorkSettings settings;
    private final Semaphore bell = new Semaphore(0);
    private final AtomicLong lateMillis = new AtomicLong();
    private volatile Instant sleepsUntil = Instant.MIN;
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    SurveyAlarm(
            @All List<DueWork> works, DueTimes times, Clock clock, SurveyWorkSettings settings, MeterRegistry metrics) {
        this.works = works;
        this.times = times;
        this.clock = clock;
        this.settings = settings;
        metrics.gauge("dangol.surveys.late.millis", lateMillis);
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            begin();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        end();
    }

    void begin() {
        stopped = false;
        thread = Thread.ofPlatform().name("survey-alarm").daemon().start(this::runUntilStopped);
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
        if (times.earliest().isBefore(sleepsUntil) && bell.availablePermits() == 0) {
            bell.release();
        }
    }

    private void runUntilStopped() {
        while (!stopped) {
            try {
                Instant now = clock.instant();
                Instant earliest = earliest();
                lateMillis.set(
                        earliest.isBefore(now) ? Duration.between(earliest, now).toMillis() : 0);
                if (runAll(now) == 0) {
                    times.passed(now);
                    sleepUntil(earlier(earliest, earlier(times.earliest(), now.plus(settings.lookInterval()))));
                }
            } catch (RuntimeException failure) {
                if (!stopped) {
                    LOG.warnf("surveys stand still, trying again in %s: %s", FAILURE_BACKOFF, failure);
                    sleep(FAILURE_BACKOFF);
                }
            }
        }
    }

    private Instant earliest() {
        Instant earliest = Instant.MAX;
        for (DueWork work : works) {
            earliest = earlier(earliest, await(work.earliest()).orElse(Instant.MAX));
        }
        return earliest;
    }

    /// What one cannot do holds up none of the others.
    private int runAll(Instant now) {
        int done = 0;
        RuntimeException failed = null;
        for (DueWork work : works) {
            try {
                done += await(work.run(now));
            } catch (RuntimeException failure) {
                failed = failure;
            }
        }
        if (failed != null) {
            throw failed;
        }
        return done;
    }

    private void sleepUntil(Instant moment) {
        sleepsUntil = moment;
        // What was committed between the look and here has rung nobody.
        if (!times.earliest().isBefore(moment)) {
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
            throw new IllegalStateException("interrupted while waiting for what is due", interrupted);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static <T> T await(Uni<T> operation) {
        return operation.await().atMost(STATEMENT_TIMEOUT);
    }
}
