package io.dangol.benchmark.run;

import io.dangol.benchmark.load.Load;
import io.dangol.benchmark.load.LoadGenerator;
import io.dangol.benchmark.load.LoadResult;
import io.dangol.benchmark.load.Outgoing;
import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.stack.Stack;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;

/// Loads of the running service. Each begins when the events of those before it are published, on tables and disks that
/// are in order, and somebody watches who keeps the processors busy meanwhile.
///
/// @param relay whether the service publishes its events
/// @param watched told after each load who kept the processors busy
public record Loads(Stack stack, Database database, boolean relay, Output output, Consumer<CpuWatch> watched) {
    /// What loads the service.
    public interface Work<T> {
        T run() throws IOException;
    }

    /// Puts everything in order for a load.
    public void settle(String what) throws SQLException {
        output.doing(what + " ...");
        if (relay) {
            Outbox.awaitPublished(database);
        }
        database.settle();
    }

    /// Loads the service in whatever way.
    public <T> T watch(Work<T> work) throws IOException {
        T result;
        CpuWatch watch = CpuWatch.start(stack);
        try (watch) {
            result = work.run();
        }
        watched.accept(watch);
        return result;
    }

    /// Sends requests of their own to the service.
    public LoadResult send(String what, Load load, Outgoing requests) throws IOException {
        return watch(() ->
                LoadGenerator.run(stack.serviceAddress(), load, requests, perSecond -> output.rate(what, perSecond)));
    }
}
