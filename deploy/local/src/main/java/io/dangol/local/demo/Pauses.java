package io.dangol.local.demo;

import java.time.Duration;

/// Waiting.
final class Pauses {
    private Pauses() {}

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", stopped);
        }
    }
}
