package io.dangol.local.process;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Decides when a process that runs but does no work is given up.
///
/// Only time during which the launcher itself was watching counts: after a sleep of the machine, or while the launcher
/// gets no processor, one missed answer is one missed answer. A process that is given up again soon after its restart
/// gets more time, so that a machine that is too slow for its load does not lose its processes one after the other.
final class HangDetector {
    /// A start is slower than an answer, and several JVMs start at once.
    static final Duration START_GRACE = Duration.ofMinutes(4);

    static final Duration SILENCE = Duration.ofSeconds(60);

    /// A process that says of itself that it has to be restarted has waited already.
    static final Duration FAILURE = Duration.ofSeconds(20);

    private static final Duration LONGEST_GAP = Duration.ofSeconds(15);
    private static final Duration GOOD_LIFE = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 2;

    private final LongSupplier nanoTime;
    private final Duration allowedSilence;
    private final Duration allowedFailure;
    private long bornNanos;
    private long lookedNanos;
    private Duration unwell = Duration.ZERO;
    private Duration failing = Duration.ZERO;
    private int hangsInRow;

    HangDetector() {
        this(System::nanoTime, SILENCE, FAILURE);
    }

    /// @param nanoTime a clock that only goes forward, such as `System.nanoTime`
    HangDetector(LongSupplier nanoTime, Duration allowedSilence, Duration allowedFailure) {
        this.nanoTime = nanoTime;
        this.allowedSilence = allowedSilence;
        this.allowedFailure = allowedFailure;
        started();
    }

    /// A new life begins.
    void started() {
        long now = nanoTime.getAsLong();
        if (now - bornNanos > GOOD_LIFE.toNanos()) {
            hangsInRow = 0;
        }
        bornNanos = now;
        lookedNanos = now;
        unwell = Duration.ZERO;
        failing = Duration.ZERO;
    }

    /// @param wasReady whether the process was ready in this life
    /// @param liveness what it said just now
    /// @return why it is given up, or empty
    Optional<String> look(boolean wasReady, Liveness liveness) {
        long now = nanoTime.getAsLong();
        Duration gap = Duration.ofNanos(Math.min(now - lookedNanos, LONGEST_GAP.toNanos()));
        lookedNanos = now;
        unwell = liveness == Liveness.LIVE ? Duration.ZERO : unwell.plus(gap);
        failing = liveness == Liveness.FAILING ? failing.plus(gap) : Duration.ZERO;
        if (failing.compareTo(allowed(wasReady, allowedFailure)) > 0) {
            return hung("its liveness check failed for %d s".formatted(failing.toSeconds()));
        }
        if (unwell.compareTo(allowed(wasReady, allowedSilence)) > 0) {
            return hung("it did not answer for %d s".formatted(unwell.toSeconds()));
        }
        return Optional.empty();
    }

    private Optional<String> hung(String reason) {
        hangsInRow = Math.min(hangsInRow + 1, MOST_DOUBLINGS);
        return Optional.of(reason);
    }

    private Duration allowed(boolean wasReady, Duration usual) {
        return (wasReady ? usual : START_GRACE).multipliedBy(1L << hangsInRow);
    }
}
