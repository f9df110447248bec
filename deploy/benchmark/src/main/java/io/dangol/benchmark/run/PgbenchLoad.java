package io.dangol.benchmark.run;

import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.Pgbench;
import io.dangol.benchmark.sql.Pgbench.Pace;
import io.dangol.benchmark.sql.PgbenchResult;
import io.dangol.benchmark.stack.Stack;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Loads of a database by pgbench. Each begins on tables and disks that are in order, and who keeps the processors busy
/// is watched while it is measured.
///
/// @param watched told after each load who kept the processors busy
public record PgbenchLoad(Stack stack, Pgbench pgbench, Consumer<CpuWatch> watched) {
    /// What is run.
    ///
    /// @param scripts one of them after another, each as often as its weight says
    /// @param session what they run with
    public record Work(List<Pgbench.Script> scripts, Pgbench.Session session) {
        public Work {
            scripts = List.copyOf(scripts);
        }
    }

    /// What came of it.
    ///
    /// @param transactions of the warm-up and of what was measured
    /// @param measured without the warm-up
    public record Result(long transactions, PgbenchResult measured) {
        /// As a run after which the books agreed.
        ///
        /// @param things done by one transaction
        public <P extends Part> Figures.Run<P> run(P part, int connections, int things) {
            return new Figures.Run<>(
                    part,
                    connections,
                    measured.perSecond() * things,
                    String.format(Locale.ROOT, "%.2f ms a statement; books agree", measured.latencyMillis()));
        }
    }

    /// As many as the sessions can do.
    ///
    /// @param connections how many sessions there are
    public Result closed(Database database, Work work, int connections, Duration warmUp, Duration measured)
            throws IOException, SQLException {
        return run(database, work, Pace.closed(connections, warmUp), Pace.closed(connections, measured));
    }

    /// At half of what the best closed run did, with as many sessions, whether or not earlier transactions have ended.
    ///
    /// @param best the best closed run of the same work
    public Result halfPeak(
            Database database, Work work, Figures.Run<?> best, Duration warmUp, Duration measured, Output output)
            throws IOException, SQLException {
        double rate = best.perSecond() / 2;
        String what = "%s at half the peak, %s/s".formatted(best.part().mark(), Output.count(rate));
        output.doing(what + " ...");
        Result result = run(
                database,
                work,
                Pace.open(best.connections(), warmUp, rate),
                Pace.open(best.connections(), measured, rate));
        output.done(what + ": " + result.measured().latency().describe() + " from when each was due");
        return result;
    }

    private Result run(Database database, Work work, Pace warmUp, Pace measured) throws IOException, SQLException {
        database.settle();
        PgbenchResult warm = pgbench.run(database.name(), work.scripts(), work.session(), warmUp);
        // What its sessions have used would be missing from what they use from now on.
        database.awaitAlone();
        PgbenchResult result;
        CpuWatch watch = CpuWatch.start(stack);
        try (watch) {
            result = pgbench.run(database.name(), work.scripts(), work.session(), measured);
        }
        watched.accept(watch);
        return new Result(warm.transactions() + result.transactions(), result);
    }
}
