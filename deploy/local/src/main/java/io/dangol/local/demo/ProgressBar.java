package io.dangol.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// How far one step is: a bar on a terminal, a plain line for each quarter elsewhere. May be used by many at once.
final class ProgressBar implements AutoCloseable {
    private static final int NAME_COLUMNS = 24;
    private static final int WIDTH = 30;
    private static final int PLAIN_LINES = 4;
    private static final long PAUSE_NANOS = Duration.ofMillis(80).toNanos();
    private static final String ERASE_TO_END = "\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final String name;
    private final long total;
    private final long startedNanos = System.nanoTime();
    private long done;
    private long shownNanos;
    private int plainLines;

    /// @param total things to do, 0 or more
    ProgressBar(PrintStream out, boolean terminal, String name, long total) {
        this.out = out;
        this.terminal = terminal;
        this.name = name;
        this.total = total;
        show();
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
        if (terminal) {
            long now = System.nanoTime();
            if (shownNanos == 0 || now - shownNanos >= PAUSE_NANOS) {
                shownNanos = now;
                out.print("\r" + line() + ERASE_TO_END);
                out.flush();
            }
        } else if (done < total && done * PLAIN_LINES >= total * (plainLines + 1)) {
            plainLines = (int) (done * PLAIN_LINES / total);
            out.println(line());
        }
    }

    private String line() {
        int filled = total == 0 ? WIDTH : (int) (done * WIDTH / total);
        String bar = terminal ? "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " : "";
        return Hangul.padded(name, NAME_COLUMNS) + " " + bar + String.format(Locale.ROOT, "%,d / %,d", done, total);
    }

    /// Shows where it ended and how long it took.
    @Override
    public synchronized void close() {
        double seconds = Duration.ofNanos(System.nanoTime() - startedNanos).toMillis() / 1000.0;
        String end = line() + String.format(Locale.ROOT, "  %.1f s", seconds);
        out.println(terminal ? "\r" + end + ERASE_TO_END : end);
    }
}
