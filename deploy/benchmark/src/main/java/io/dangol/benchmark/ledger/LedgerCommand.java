package io.dangol.benchmark.ledger;

import io.dangol.benchmark.run.Figures;
import io.dangol.benchmark.run.Ground;
import io.dangol.benchmark.run.Output;
import io.dangol.benchmark.run.PgbenchLoad;
import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.Members;
import io.dangol.benchmark.sql.Pgbench;
import io.dangol.benchmark.sql.PgbenchProgram;
import io.dangol.benchmark.stack.MeasuredService;
import io.dangol.benchmark.stack.Stack;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// `./dangol bench ledger`: the service against the best SQL, on the same server, in one run.
public final class LedgerCommand {
    private static final int SESSIONS = 120;
    private static final String SINGLE_COPY = "bench_single";
    private static final String BATCH_COPY = "bench_batch";

    private final LedgerOptions options;
    private final Ground ground;
    private final Output output;
    private final Figures<LedgerPart> figures = new Figures<>("postings/s");

    public LedgerCommand(LedgerOptions options, Ground ground) {
        this.options = options;
        this.ground = ground;
        this.output = ground.output();
    }

    /// @throws io.dangol.local.CommandFailure if something cannot be started, or the books do not agree with the
    ///     answers
    public void run() throws IOException, SQLException {
        ground.run(MeasuredService.LOYALTY, SESSIONS, this::measure);
        if (options.scale()) {
            ground.warnOfOthers(figures);
        } else {
            summarise();
        }
    }

    private void measure(Stack stack, PgbenchProgram program) throws IOException, SQLException {
        try (Database administration = Ground.open(stack, "postgres")) {
            ground.introduce("ledger", administration, program, options.relay(), load());
            prepare(stack);
            Pgbench pgbench = new Pgbench(program, stack.databasePort(), stack.administratorPassword());
            PgbenchParts pgbenchParts =
                    new PgbenchParts(new PgbenchLoad(stack, pgbench, figures::watched), options, output, figures);
            if (!options.scale() && options.has('a')) {
                Ground.withCopy(stack, administration, SINGLE_COPY, pgbenchParts::single);
            }
            if (!options.scale() && options.has('b')) {
                Ground.withCopy(stack, administration, BATCH_COPY, pgbenchParts::batch);
            }
        }
        if (options.scale() || options.needsService()) {
            output.doing("Starting the loyalty-service ...");
            stack.startService(Map.of("DANGOL_OUTBOX_RELAY_ENABLED", Boolean.toString(options.relay())));
            try (Database database = Ground.open(stack, stack.database())) {
                LoadedService service = new LoadedService(stack, database, options.relay(), output, figures::watched);
                if (options.scale()) {
                    new Scale(service, database, options, output).run();
                } else {
                    new ServiceParts(service, options, output, figures).run();
                }
            }
        }
    }

    /// The service makes its tables; the members are made by SQL.
    private void prepare(Stack stack) throws IOException, SQLException {
        output.doing("Making the tables ...");
        stack.startService(Map.of());
        stack.stopService();
        if (options.scale()) {
            return;
        }
        output.doing("Making %,d members ...".formatted(options.accounts()));
        try (Database database = Ground.open(stack, stack.database())) {
            Members.create(database, 0, options.accounts());
            database.settle();
        }
    }

    private String load() {
        return "%smembers drawn at random; each load %d s after %d s of warm-up"
                .formatted(
                        options.scale() ? "" : "%,d ".formatted(options.accounts()),
                        options.measured().toSeconds(),
                        options.warmUp().toSeconds());
    }

    private void summarise() {
        output.line("");
        figures.table().forEach(output::line);
        figures.halfPeakLines(LedgerPart.C, LedgerPart.A).forEach(output::line);
        ratio("c/a", LedgerPart.C, LedgerPart.A);
        ratio("d/b", LedgerPart.D, LedgerPart.B);
        ratio("e/c", LedgerPart.E, LedgerPart.C);
        ground.warnOfOthers(figures);
        output.line(lastLine(figures));
    }

    private void ratio(String name, LedgerPart one, LedgerPart other) {
        OptionalDouble ratio = figures.ratio(one, other);
        if (ratio.isPresent()) {
            output.line(String.format(Locale.ROOT, "%s = %.2f", name, ratio.getAsDouble()));
        }
    }

    /// One JSON object, with null for what was not measured.
    static String lastLine(Figures<LedgerPart> figures) {
        return "{%s,%s,%s,%s}"
                .formatted(
                        Figures.json("cOverA", figures.ratio(LedgerPart.C, LedgerPart.A)),
                        Figures.json("dOverB", figures.ratio(LedgerPart.D, LedgerPart.B)),
                        Figures.json("eOverC", figures.ratio(LedgerPart.E, LedgerPart.C)),
                        figures.halfPeakJson());
    }
}
