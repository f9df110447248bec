package io.dangol.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// How far one step is: a bar on a terminal, a plain line now and then elsewhere. May be used by many at once.
final class ProgressBar implements AutoCloseable {
    private static final int NAME_COLUMNS = 24;
    private static final int WIDTH = 30;
    private static final long PAUSE_NANOS = Duration.ofMillis(80).toNanos();
    private static final long PLAIN_PAUSE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final String ERASE_TO_END = "\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final String name;
    private final long total;
    private final LongSupplier nanoTime;
    private final long startedNanos;
    private long done;
    private long shownNanos;

    /// @param total things to do, 0 or more
    /// @param nanoTime such as [System#nanoTime()]
    ProgressBar(PrintStream out, boolean terminal, String name, long total, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.name = name;
        this.total = total;
        this.nanoTime = nanoTime;
        this.startedNanos = nanoTime.getAsLong();
        this.shownNanos = startedNanos;
        if (terminal) {
            print("\r" + line());
        }
    }

    /// One more is done.
    synchronized void step() {
        reach(done + 1);
    }

    /// So many are done now.
    synchronized void reach(long nowDone) {
        done = Math.min(nowDone, total);
        show();
    }

    private void show() {
        long now = nanoTime.getAsLong();
        if (now - shownNanos >= (terminal ? PAUSE_NANOS : PLAIN_PAUSE_NANOS)) {
            shownNanos = now;
            print(terminal ? "\r" + line() + ERASE_TO_END : line() + "\n");
        }
    }

    private void print(String text) {
        out.print(text);
        out.flush();
    }

    private String line() {
        int filled = total == 0 ? WIDTH : (int) (done * WIDTH / total);
        String bar = terminal ? "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " : "";
        return Hangul.padded(name, NAME_COLUMNS) + " " + bar + String.format(Locale.ROOT, "%,d / %,d", done, total);
    }

    /// Shows where it ended and how long it took.
    @Override
    public synchronized void close() {
        double seconds = Duration.ofNanos(nanoTime.getAsLong() - startedNanos).toMillis() / 1000.0;
        String end = line() + String.format(Locale.ROOT, "  %.1f s", seconds);
        print((terminal ? "\r" + end + ERASE_TO_END : end) + "\n");
    }
}
