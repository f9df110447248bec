package io.dangol.local.process;

import java.time.Duration;
import java.time.InstantSource;

/// Decides when a process that runs but does not answer is given up.
final class HangDetector {
    /// A machine that is busy with something else may be slow; a start is slower than an answer.
    static final Duration START_GRACE = Duration.ofMinutes(2);

    static final Duration SILENCE = Duration.ofSeconds(60);

    private final InstantSource clock;
    private long answeredAtMillis;

    HangDetector() {
        this(InstantSource.system());
    }

    HangDetector(InstantSource clock) {
        this.clock = clock;
        this.answeredAtMillis = clock.millis();
    }

    /// A new life begins.
    void started() {
        answeredAtMillis = clock.millis();
    }

    /// @param wasReady whether the process was ready in this life
    /// @param answers whether it answered just now
    boolean isHung(boolean wasReady, boolean answers) {
        if (answers) {
            answeredAtMillis = clock.millis();
            return false;
        }
        Duration silence = Duration.ofMillis(clock.millis() - answeredAtMillis);
        return silence.compareTo(wasReady ? SILENCE : START_GRACE) > 0;
    }
}
