package io.dangol.benchmark.run;

import io.dangol.benchmark.load.Load;
import io.dangol.benchmark.load.LoadResult;
import io.dangol.benchmark.load.Pace;
import io.dangol.benchmark.stack.Stack;
import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/// Ten times what the service can do. It has to refuse most of it in good order: with 503 and a time to come back, in
/// bounded memory, and without losing anything that it said it had done.
///
/// @param measured how long it takes
/// @param unit what the service does, such as `postings/s`
public record Flood(Stack stack, Output output, Figures<?> figures, Duration measured, String unit) {
    private static final int TIMES_CAPACITY = 10;
    /// More than the service queues: each waits for its answer before it sends again.
    private static final int CONNECTIONS = 8_000;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final double MEBIBYTE = 1024 * 1024;

    /// Loads the service, and fails if something acknowledged is missing.
    public interface Sender {
        LoadResult send(String what, Load load) throws IOException, SQLException;
    }

    /// @param mark of the part, such as `(f)`
    /// @param capacity what the service can do, a second
    /// @throws CommandFailure if something acknowledged is missing, a 503 says no time, or the service has ended
    public void run(String mark, double capacity, Sender sender) throws IOException, SQLException {
        double rate = TIMES_CAPACITY * capacity;
        String what = "%s flood of %s/s over %,d connections".formatted(mark, Output.count(rate), CONNECTIONS);
        Load load = new Load(CONNECTIONS, new Pace.Open(rate), Duration.ZERO, measured, PATIENCE);
        long before = stack.serviceMemoryBytes();
        MemoryWatch watch = MemoryWatch.start(stack::serviceMemoryBytes);
        LoadResult result;
        try (watch) {
            result = sender.send(what, load);
        }
        output.done("%s: answers %s; %,d found no connection within %d s, %,d without an answer"
                .formatted(
                        what, result.describeAnswers(), result.givenUp(), PATIENCE.toSeconds(), result.unanswered()));
        output.line("    %s %s went on; memory %s MiB before, %s MiB at most; all that was acknowledged is there"
                .formatted(
                        Output.count(result.perSecond()),
                        unit,
                        Output.count(before / MEBIBYTE),
                        Output.count(watch.mostBytes() / MEBIBYTE)));
        output.line("    " + figures.lastWatched());
        if (result.withoutRetryAfter() > 0) {
            throw new CommandFailure("%,d answers 503 had no Retry-After.".formatted(result.withoutRetryAfter()));
        }
        if (!stack.isServiceAlive()) {
            throw new CommandFailure(
                    "The service did not survive the flood; see bench/logs/%s.log.".formatted(stack.database()));
        }
    }
}
