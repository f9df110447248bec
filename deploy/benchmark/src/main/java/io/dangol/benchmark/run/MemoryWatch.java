package io.dangol.benchmark.run;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Keeps the most memory that a process held while it was watched.
public final class MemoryWatch implements AutoCloseable {
    private static final long PERIOD_NANOS = Duration.ofMillis(250).toNanos();

    private final LongSupplier bytes;
    private final Thread thread;
    private volatile long most;
    private volatile boolean stopped;

    private MemoryWatch(LongSupplier bytes) {
        this.bytes = bytes;
        this.thread = Thread.ofPlatform().daemon().name("watch memory").unstarted(this::watchUntilStopped);
    }

    public static MemoryWatch start(LongSupplier bytes) {
        MemoryWatch watch = new MemoryWatch(bytes);
        watch.thread.start();
        return watch;
    }

    public long mostBytes() {
        return most;
    }

    private void watchUntilStopped() {
        while (!stopped) {
            most = Math.max(most, bytes.getAsLong());
            LockSupport.parkNanos(PERIOD_NANOS);
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
