package io.dangol.local.process;

import java.time.Duration;

/// How long to wait before the next start: little after a long healthy life, then twice as long each time, up to a
/// bound.
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration HEALTHY_LIFE = Duration.ofSeconds(60);

    private int failuresInRow;

    /// @param life how long the process lived before it died
    Duration next(Duration life) {
        failuresInRow = life.compareTo(HEALTHY_LIFE) >= 0 ? 1 : Math.min(failuresInRow + 1, 16);
        Duration delay = FIRST.multipliedBy(1L << (failuresInRow - 1));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
