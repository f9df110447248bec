package io.dangol.gateway.proxy;

import java.time.Duration;

/// How long one request goes on trying. The time runs from the first time it is asked.
final class Patience {
    private final long allowedNanos;
    private long firstAskedNanos;
    private boolean asked;

    Patience(Duration allowed) {
        this.allowedNanos = allowed.toNanos();
    }

    /// Whether another try is allowed.
    boolean isLeft() {
        long now = System.nanoTime();
        if (!asked) {
            asked = true;
            firstAskedNanos = now;
        }
        return now - firstAskedNanos < allowedNanos;
    }
}
