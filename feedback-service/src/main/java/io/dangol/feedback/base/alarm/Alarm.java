package io.dangol.feedback.base.alarm;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sleeps until something is due, and has it done, on a thread of its own.
///
/// The next due moments are the first entries of indexes. One that was written here and is earlier wakes it at the
/// commit; one that was written in another replica wakes that one, and is found here within the look interval should
/// that one be gone. After a restart it begins with all that is due.
public final class Alarm {
    private static final Logger LOG = Logger.getLogger(Alarm.class);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FAILURE_BACKOFF = Duration.ofSeconds(1);
    private static final long SLEEP_LEAST_MILLIS = 20;
    private static final long STOP_TIMEOUT_MILLIS = 20_000;

    private final String name;
    private final List<? extends DueWork> works;
    private final DueTimes times;
    private final Clock clock;
    private final Duration lookInterval;
    private final Semaphore bell = new Semaphore(0);
    private final AtomicLong lateMillis = new AtomicLong();
    private volatile Instant sleepsUntil = Instant.MIN;
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    /// @param name of the thread, and in the log
    /// @param works what it has done; what one cannot do holds up none of the others
    /// @param times what is written in this process
    /// @param lookInterval how long it sleeps at most
    public Alarm(String name, List<? extends DueWork> works, DueTimes times, Clock clock, Duration lookInterval) {
        this.name = name;
        this.works = List.copyOf(works);
        this.times = times;
        this.clock = clock;
        this.lookInterval = lookInterval;
    }

    /// By how much the earliest moment had passed when it was looked at last.
    public long lateMillis() {
        return lateMillis.get();
    }

    /// Begins, with all that is due.
    public void begin() {
        stopped = false;
        thread = Thread.ofPlatform().name(name).daemon().start(this::runUntilStopped);
    }

    /// Ends, once what it is at is done.
    public void end() throws InterruptedException {
        stopped = true;
        bell.release();
        Thread running = thread;
        if (running != null) {
            running.join(STOP_TIMEOUT_MILLIS);
        }
    }

    /// Wakes it where something that was written is due before it would wake. To be called after each commit.
    public void ring() {
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
                    sleepUntil(earlier(earliest, earlier(times.earliest(), now.plus(lookInterval))));
                }
            } catch (RuntimeException failure) {
                if (!stopped) {
                    LOG.warnf("%s stands still, trying again in %s: %s", name, FAILURE_BACKOFF, failure);
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

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(STATEMENT_TIMEOUT);
    }
}
