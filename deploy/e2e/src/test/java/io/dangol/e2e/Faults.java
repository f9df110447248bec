package io.dangol.e2e;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Proves of one fault after the other that nothing is lost, doubled or disordered. The order of events is watched from
/// the first fault to the last.
final class Faults implements AutoCloseable {
    private final Suite suite;
    private final OrderWatch watch;
    private final FaultReport report = new FaultReport();

    /// What goes wrong under the load.
    @FunctionalInterface
    interface Fault {
        /// @return what was done, for the report
        String happen(FaultRun run) throws Exception;
    }

    Faults(Suite suite) {
        this.suite = suite;
        this.watch = OrderWatch.start(suite);
    }

    /// Lets a fault happen under a steady load, and proves afterwards that everything acknowledged is there once.
    ///
    /// @param year the load's own, and the year after it
    void prove(String name, int year, Fault fault) throws Exception {
        long startedNanos = System.nanoTime();
        try (FaultRun run = FaultRun.begin(suite, watch, report, name, year)) {
            String done = fault.happen(run);
            String found = run.requireNothingLost();
            report.line(name, "%s; %s; %s".formatted(done, found, since(startedNanos)));
        } catch (Throwable failure) {
            report.line(name, "FAILED after %s: %s".formatted(since(startedNanos), firstLine(failure)));
            throw failure;
        }
    }

    private static String since(long startedNanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanos) + " s";
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .strip()
                .lines()
                .findFirst()
                .orElse(failure.getClass().getName());
    }

    /// Waits for as long as a fault lasts.
    static void last(Duration length) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
    }

    @Override
    public void close() {
        watch.close();
    }
}
