package io.dangol.kit.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A bell: however often it rang since it was last heard, it is heard once.
final class WakeUp {
    private final Semaphore rings = new Semaphore(0);

    void signal() {
        if (rings.availablePermits() == 0) {
            rings.release();
        }
    }

    void await(Duration most) {
        try {
            if (rings.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                rings.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for events", interrupted);
        }
    }
}
