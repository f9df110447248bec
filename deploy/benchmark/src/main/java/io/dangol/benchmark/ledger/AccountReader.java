package io.dangol.benchmark.ledger;

import io.dangol.benchmark.run.ServiceClient;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Asks for an account ten times a second, as a dashboard would, or one after another where the answers take longer.
final class AccountReader implements AutoCloseable {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int PRECISION_DIGITS = 3;
    private static final double MICROS_OF_MILLI = 1_000;

    private final ServiceClient client;
    private final String path;
    private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, PRECISION_DIGITS);
    private final Thread thread;
    private volatile boolean stopped;
    private volatile String failure = "";

    private AccountReader(ServiceClient client, String path) {
        this.client = client;
        this.path = path;
        this.thread = Thread.ofPlatform().daemon().name("read an account").unstarted(this::readUntilStopped);
    }

    static AccountReader start(ServiceClient client, String path) {
        AccountReader reader = new AccountReader(client, path);
        reader.thread.start();
        return reader;
    }

    /// How often, and how long it took.
    String describe() {
        return String.format(
                Locale.ROOT,
                "%,d times: p50 %.1f, p99 %.1f ms%s",
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / MICROS_OF_MILLI,
                micros.getValueAtPercentile(99) / MICROS_OF_MILLI,
                failure.isEmpty() ? "" : "; then it failed: " + failure);
    }

    private void readUntilStopped() {
        long dueNanos = System.nanoTime();
        while (!stopped) {
            try {
                client.get(path);
            } catch (IOException | RuntimeException failed) {
                failure = String.valueOf(failed.getMessage());
                return;
            }
            long now = System.nanoTime();
            micros.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(now - dueNanos), 0, LONGEST_MICROS));
            dueNanos = Math.max(dueNanos + PERIOD_NANOS, now);
            LockSupport.parkNanos(dueNanos - now);
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
