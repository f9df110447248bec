package io.dangol.benchmark.run;

import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.Pgbench;
import io.dangol.benchmark.sql.PgbenchResult;
import io.dangol.benchmark.stack.Stack;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Loads of a database by pgbench. Each begins on tables and disks that are in order, and somebody watches who keeps
/// the
/// processors busy while it is measured.
///
/// @param watched told after each load who kept the processors busy
public record PgbenchLoad(Stack stack, Pgbench pgbench, Consumer<CpuWatch> watched) {
    /// What came of it.
    ///
    /// @param transactions of the warm-up and of what was measured
    /// @param measured without the warm-up
    public record Result(long transactions, PgbenchResult measured) {}

    public Result run(
            Database database,
            List<Pgbench.Script> scripts,
            Pgbench.Session session,
            int connections,
            Duration warmUp,
            Duration measured)
            throws IOException, SQLException {
        database.settle();
        PgbenchResult warm = pgbench.run(database.name(), scripts, session, connections, warmUp);
        // What its sessions have used would be missing from what they use from now on.
        database.awaitAlone();
        PgbenchResult result;
        CpuWatch watch = CpuWatch.start(stack);
        try (watch) {
            result = pgbench.run(database.name(), scripts, session, connections, measured);
        }
        watched.accept(watch);
        return new Result(warm.transactions() + result.transactions(), result);
    }
}
