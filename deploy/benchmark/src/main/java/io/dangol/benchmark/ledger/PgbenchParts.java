package io.dangol.benchmark.ledger;

import io.dangol.benchmark.run.Figures;
import io.dangol.benchmark.run.Output;
import io.dangol.benchmark.run.PgbenchLoad;
import io.dangol.benchmark.sql.Books;
import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.Pgbench;
import io.dangol.benchmark.sql.PostingSql;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// (a) and (b): what PostgreSQL can do with the same postings when nobody has to be served.
final class PgbenchParts {
    private static final List<Integer> SINGLE_CONNECTIONS = List.of(16, 64);
    private static final List<Integer> BATCH_CONNECTIONS = List.of(1, 2, 4);

    private final PgbenchLoad load;
    private final LedgerOptions options;
    private final Output output;
    private final Figures<LedgerPart> figures;

    PgbenchParts(PgbenchLoad load, LedgerOptions options, Output output, Figures<LedgerPart> figures) {
        this.load = load;
        this.options = options;
        this.output = output;
        this.figures = figures;
    }

    /// Runs one statement a posting.
    ///
    /// @param database a copy of the service's, with the members and nothing else
    void single(Database database) throws IOException, SQLException {
        PgbenchLoad.Work work = work(new Pgbench.Script("single", PostingSql.single(), 1));
        for (int connections : SINGLE_CONNECTIONS) {
            run(LedgerPart.A, database, work, 1, connections);
        }
        if (options.has('c')) {
            halfPeak(database, work);
        }
    }

    /// Runs one statement for many postings.
    ///
    /// @param database a copy of the service's, with the members and nothing else
    void batch(Database database) throws IOException, SQLException {
        PgbenchLoad.Work work = work(new Pgbench.Script("batch", PostingSql.batch(), 1));
        for (int connections : BATCH_CONNECTIONS) {
            run(LedgerPart.B, database, work, PostingSql.BATCH, connections);
        }
    }

    /// @param postings of one run of the script
    private void run(LedgerPart part, Database database, PgbenchLoad.Work work, int postings, int connections)
            throws IOException, SQLException {
        output.doing("%s, %d connections ...".formatted(part.label(), connections));
        Books before = Books.read(database);
        PgbenchLoad.Result result = load.closed(database, work, connections, options.warmUp(), options.measured());
        Books.read(database).require(before, result.transactions() * postings, 0, PostingSql.POINTS);
        figures.add(result.run(part, connections, postings), output);
    }

    /// What (c) is asked for at half of its peak, of pgbench at half of its own.
    private void halfPeak(Database database, PgbenchLoad.Work work) throws IOException, SQLException {
        Figures.Run<LedgerPart> best = figures.best(LedgerPart.A);
        Books before = Books.read(database);
        PgbenchLoad.Result result = load.halfPeak(database, work, best, options.warmUp(), options.measured(), output);
        Books.read(database).require(before, result.transactions(), 0, PostingSql.POINTS);
        figures.peerHalfPeak(result.measured().latency());
    }

    private PgbenchLoad.Work work(Pgbench.Script script) {
        return new PgbenchLoad.Work(List.of(script), session());
    }

    /// Whatever the statistics say, members are found by their ids: in order, so that no two statements deadlock.
    private Pgbench.Session session() {
        return new Pgbench.Session(
                Map.of("accounts", Long.toString(options.accounts())),
                Map.of("enable_hashjoin", "off", "enable_mergejoin", "off"));
    }
}
