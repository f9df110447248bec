package io.dangol.benchmark.ledger;

import io.dangol.benchmark.load.Load;
import io.dangol.benchmark.load.LoadResult;
import io.dangol.benchmark.load.Pace;
import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/// (f): ten times what the service can do. It has to refuse most of it in good order: with 503 and a time to come back,
/// in bounded memory, and without losing anything that it said it had done.
final class Flood {
    private static final int TIMES_CAPACITY = 10;
    /// More than the service queues: each waits for its answer before it sends again.
    private static final int CONNECTIONS = 8_000;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final double MEBIBYTE = 1024 * 1024;

    private final LoadedService service;
    private final LedgerOptions options;
    private final Output output;
    private final Figures figures;

    Flood(LoadedService service, LedgerOptions options, Output output, Figures figures) {
        this.service = service;
        this.options = options;
        this.output = output;
        this.figures = figures;
    }

    /// @param capacity what it can do, in postings a second
    /// @throws CommandFailure if something acknowledged is missing, a 503 says no time, or the service has ended
    void run(double capacity) throws IOException, SQLException {
        double rate = TIMES_CAPACITY * capacity;
        String what = "(f) flood of %s/s over %,d connections".formatted(Output.count(rate), CONNECTIONS);
        Load load = new Load(CONNECTIONS, new Pace.Open(rate), Duration.ZERO, options.measured(), PATIENCE);
        long before = service.stack().serviceMemoryBytes();
        MemoryWatch watch = MemoryWatch.start(service.stack()::serviceMemoryBytes);
        LoadResult result;
        try (watch) {
            result = service.loadWith(what, load, options.accounts());
        }
        output.done("%s: answers %s; %,d found no connection within %d s, %,d without an answer"
                .formatted(
                        what, result.describeAnswers(), result.givenUp(), PATIENCE.toSeconds(), result.unanswered()));
        output.line(
                "    %s postings/s went on; memory %s MiB before, %s MiB at most; all that was acknowledged is there"
                        .formatted(
                                Output.count(result.perSecond()),
                                Output.count(before / MEBIBYTE),
                                Output.count(watch.mostBytes() / MEBIBYTE)));
        output.line("    " + figures.lastWatched());
        if (result.withoutRetryAfter() > 0) {
            throw new CommandFailure("%,d answers 503 had no Retry-After.".formatted(result.withoutRetryAfter()));
        }
        if (!service.stack().isServiceAlive()) {
            throw new CommandFailure("The service did not survive the flood; see bench/logs/loyalty.log.");
        }
    }
}
