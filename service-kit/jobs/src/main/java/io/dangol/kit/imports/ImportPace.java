package io.dangol.kit.imports;

import java.util.concurrent.TimeUnit;

/// Keeps an import from running ahead of everybody who hears of it: not more than so many lines a second.
final class ImportPace {
    private final int linesPerSecondMost;
    private final long startedAtNanos = System.nanoTime();
    private long lines;

    ImportPace(int linesPerSecondMost) {
        this.linesPerSecondMost = linesPerSecondMost;
    }

    /// Counts lines that are done, and waits until they were due.
    void await(int linesDone) {
        lines += linesDone;
        long dueAtNanos = startedAtNanos + lines * TimeUnit.SECONDS.toNanos(1) / linesPerSecondMost;
        try {
            TimeUnit.NANOSECONDS.sleep(dueAtNanos - System.nanoTime());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while keeping an import's pace", interrupted);
        }
    }
}
