package io.dangol.benchmark.ledger;

import io.dangol.benchmark.ledger.Figures.Part;
import io.dangol.benchmark.sql.Books;
import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.Pgbench;
import io.dangol.benchmark.sql.PostingSql;
import io.dangol.benchmark.stack.LedgerStack;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// (a) and (b): what PostgreSQL can do with the same postings when nobody has to be served.
final class PgbenchParts {
    private static final List<Integer> SINGLE_CONNECTIONS = List.of(16, 64);
    private static final List<Integer> BATCH_CONNECTIONS = List.of(1, 2, 4);

    private final LedgerStack stack;
    private final Pgbench pgbench;
    private final LedgerOptions options;
    private final Output output;
    private final Figures figures;

    PgbenchParts(LedgerStack stack, Pgbench pgbench, LedgerOptions options, Output output, Figures figures) {
        this.stack = stack;
        this.pgbench = pgbench;
        this.options = options;
        this.output = output;
        this.figures = figures;
    }

    /// Runs one statement a posting.
    ///
    /// @param database a copy of the service's, with the members and nothing else
    void single(Database database) throws IOException, SQLException {
        Pgbench.Script script = new Pgbench.Script("single", PostingSql.single(), 1);
        for (int connections : SINGLE_CONNECTIONS) {
            run(Part.A, database, script, connections);
        }
    }

    /// Runs one statement for many postings.
    ///
    /// @param database a copy of the service's, with the members and nothing else
    void batch(Database database) throws IOException, SQLException {
        Pgbench.Script script = new Pgbench.Script("batch", PostingSql.batch(), PostingSql.BATCH);
        for (int connections : BATCH_CONNECTIONS) {
            run(Part.B, database, script, connections);
        }
    }

    private void run(Part part, Database database, Pgbench.Script script, int connections)
            throws IOException, SQLException {
        output.doing("%s, %d connections ...".formatted(part.label(), connections));
        Books before = Books.read(database);
        database.settle();
        Pgbench.Result warm = pgbench.run(database.name(), script, connections, options.accounts(), options.warmUp());
        Pgbench.Result result;
        CpuWatch watch = CpuWatch.start(stack);
        try (watch) {
            result = pgbench.run(database.name(), script, connections, options.accounts(), options.measured());
        }
        figures.watched(watch);
        Books.read(database).require(before, warm.postings() + result.postings(), 0, PostingSql.POINTS);
        Figures.Run run = new Figures.Run(
                part,
                connections,
                result.perSecond(),
                String.format(Locale.ROOT, "%.2f ms a statement; books agree", result.latencyMillis()));
        figures.add(run);
        output.done(
                Figures.row(part.label(), Integer.toString(connections), Output.count(run.perSecond()), run.note()));
        output.line("    " + figures.lastWatched());
    }
}
