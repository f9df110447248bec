package io.dangol.benchmark.intake;

import io.dangol.benchmark.run.Figures;
import io.dangol.benchmark.run.Output;
import io.dangol.benchmark.run.PgbenchLoad;
import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.DeliveryBooks;
import io.dangol.benchmark.sql.DeliverySql;
import io.dangol.benchmark.sql.Pgbench;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// (a): what PostgreSQL can do with the same rows when nobody has to be served.
///
/// @param statements one for each shape of message
/// @param messages what partners send, for how often each shape comes
record IntakePgbenchParts(
        PgbenchLoad load,
        Map<Shape, DeliverySql> statements,
        List<Message> messages,
        IntakeOptions options,
        Output output,
        Figures<IntakePart> figures) {
    /// @param database a copy of the service's, with the customers and hardly anything else
    void run(Database database) throws IOException, SQLException {
        PgbenchLoad.Work work = new PgbenchLoad.Work(scripts(), session());
        for (int connections : options.connections()) {
            run(database, work, connections);
        }
        if (options.has('c')) {
            halfPeak(database, work);
        }
    }

    private void run(Database database, PgbenchLoad.Work work, int connections) throws IOException, SQLException {
        output.doing("%s, %d connections ...".formatted(IntakePart.A.label(), connections));
        DeliveryBooks before = DeliveryBooks.read(database);
        PgbenchLoad.Result result = load.closed(database, work, connections, options.warmUp(), options.measured());
        DeliveryBooks.read(database).require(before, result.transactions(), 0);
        figures.add(result.run(IntakePart.A, connections, 1), output);
    }

    /// What (b) is asked for at half of its peak, of pgbench at half of its own.
    private void halfPeak(Database database, PgbenchLoad.Work work) throws IOException, SQLException {
        Figures.Run<IntakePart> best = figures.best(IntakePart.A);
        DeliveryBooks before = DeliveryBooks.read(database);
        PgbenchLoad.Result result = load.halfPeak(database, work, best, options.warmUp(), options.measured(), output);
        DeliveryBooks.read(database).require(before, result.transactions(), 0);
        figures.peerHalfPeak(result.measured().latency());
    }

    private List<Pgbench.Script> scripts() {
        List<Pgbench.Script> scripts = new ArrayList<>();
        for (Map.Entry<Shape, DeliverySql> each : statements.entrySet()) {
            int weight = (int) messages.stream()
                    .filter(message -> message.shape() == each.getKey())
                    .count();
            scripts.add(new Pgbench.Script(each.getKey().tag(), each.getValue().script(), weight));
        }
        return scripts;
    }

    /// One plan for all executions: with a new session for each connection, planning anew would be much of the work.
    private Pgbench.Session session() {
        Map<String, String> variables = new HashMap<>();
        variables.put("customers", Long.toString(options.customers()));
        statements.values().forEach(statement -> variables.putAll(statement.variables()));
        return new Pgbench.Session(variables, Map.of("plan_cache_mode", "force_generic_plan"));
    }
}
