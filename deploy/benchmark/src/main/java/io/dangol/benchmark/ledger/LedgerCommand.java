package io.dangol.benchmark.ledger;

import io.dangol.benchmark.ledger.Figures.Part;
import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.Members;
import io.dangol.benchmark.sql.Pgbench;
import io.dangol.benchmark.sql.PgbenchProgram;
import io.dangol.benchmark.stack.LedgerStack;
import io.dangol.local.CommandFailure;
import io.dangol.local.Home;
import io.dangol.local.Settings;
import io.dangol.local.suite.HomeLock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// `./dangol bench ledger`: the service against the best SQL, on the same server, in one run.
public final class LedgerCommand {
    private static final double OTHERS_TO_WARN_OF = 0.2;
    private static final String SINGLE_COPY = "bench_single";
    private static final String BATCH_COPY = "bench_batch";

    private final LedgerOptions options;
    private final Home home;
    private final Settings settings;
    private final Map<String, String> environment;
    private final Output output;
    private final Clock clock;
    private final Figures figures = new Figures();

    /// @param home a directory of the benchmark's own
    public LedgerCommand(
            LedgerOptions options,
            Home home,
            Settings settings,
            Map<String, String> environment,
            PrintStream out,
            Clock clock) {
        this.options = options;
        this.home = home;
        this.settings = settings;
        this.environment = environment;
        this.output = new Output(out, "1".equals(environment.get("DANGOL_TERMINAL")));
        this.clock = clock;
    }

    /// @throws CommandFailure if something cannot be started, or the books do not agree with the answers
    public void run() throws IOException, SQLException {
        home.create();
        HomeLock lock = HomeLock.tryAcquire(home)
                .orElseThrow(() -> new CommandFailure("Another benchmark runs in " + home.directory() + "."));
        try (lock) {
            PgbenchProgram program = PgbenchProgram.find(environment.getOrDefault("PATH", ""), tools());
            output.doing("Starting PostgreSQL and Kafka ...");
            try (LedgerStack stack = LedgerStack.start(home, settings.programs())) {
                Thread atEnd = new Thread(stack::close, "stop");
                Runtime.getRuntime().addShutdownHook(atEnd);
                measure(stack, program);
                Runtime.getRuntime().removeShutdownHook(atEnd);
            }
        }
        if (options.scale()) {
            warnOfOthers();
        } else {
            summarise();
        }
    }

    private void measure(LedgerStack stack, PgbenchProgram program) throws IOException, SQLException {
        try (Database administration = open(stack, "postgres")) {
            introduce(administration.settings(), program);
            prepare(stack);
            Pgbench pgbench = new Pgbench(program, stack.databasePort(), stack.administratorPassword());
            PgbenchParts pgbenchParts = new PgbenchParts(stack, pgbench, options, output, figures);
            if (!options.scale() && options.has('a')) {
                withCopy(stack, administration, SINGLE_COPY, pgbenchParts::single);
            }
            if (!options.scale() && options.has('b')) {
                withCopy(stack, administration, BATCH_COPY, pgbenchParts::batch);
            }
        }
        if (options.scale() || options.needsService()) {
            output.doing("Starting the loyalty-service ...");
            stack.startService(Map.of("DANGOL_OUTBOX_RELAY_ENABLED", Boolean.toString(options.relay())));
            try (Database database = open(stack, LedgerStack.DATABASE)) {
                LoadedService service = new LoadedService(stack, database, options.relay(), output, figures::watched);
                if (options.scale()) {
                    new Scale(service, database, options, output).run();
                } else {
                    new ServiceParts(service, options, output, figures).run();
                }
            }
        }
    }

    private interface Measurement {
        void run(Database database) throws IOException, SQLException;
    }

    /// Runs pgbench in a copy of the service's database, so that neither finds rows of the other.
    private static void withCopy(LedgerStack stack, Database administration, String copy, Measurement measurement)
            throws IOException, SQLException {
        administration.execute("CREATE DATABASE %s TEMPLATE %s".formatted(copy, LedgerStack.DATABASE));
        try (Database database = open(stack, copy)) {
            measurement.run(database);
        }
        administration.execute("DROP DATABASE %s (FORCE)".formatted(copy));
    }

    /// The service makes its tables; the members are made by SQL.
    private void prepare(LedgerStack stack) throws IOException, SQLException {
        output.doing("Making the tables ...");
        stack.startService(Map.of());
        stack.stopService();
        if (options.scale()) {
            return;
        }
        output.doing("Making %,d members ...".formatted(options.accounts()));
        try (Database database = open(stack, LedgerStack.DATABASE)) {
            Members.create(database, 0, options.accounts());
            database.settle();
        }
    }

    private void introduce(Map<String, String> serverSettings, PgbenchProgram program) throws IOException {
        output.done("Dangol ledger benchmark, " + OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
        output.line("machine     " + Machine.describe());
        output.line("PostgreSQL  "
                + serverSettings.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(" ")));
        output.line("pgbench     " + program.version() + ", statements prepared");
        output.line("service     Java " + System.getProperty("java.version") + ", "
                + String.join(" ", LedgerStack.jvmOptions()) + ", relay to Kafka "
                + (options.relay() ? "on" : "OFF: in production it is on"));
        output.line("load        %smembers drawn at random; each load %d s after %d s of warm-up"
                .formatted(
                        options.scale() ? "" : "%,d ".formatted(options.accounts()),
                        options.measured().toSeconds(),
                        options.warmUp().toSeconds()));
        output.line("");
    }

    private void summarise() {
        output.line("");
        figures.table().forEach(output::line);
        figures.halfPeak()
                .ifPresent(latency -> output.line("at half the peak of (c): " + ServiceParts.latency(latency)));
        ratio("c/a", Part.C, Part.A);
        ratio("d/b", Part.D, Part.B);
        ratio("e/c", Part.E, Part.C);
        warnOfOthers();
        output.line(figures.json());
    }

    private void warnOfOthers() {
        if (figures.othersMost() > OTHERS_TO_WARN_OF) {
            output.line(String.format(
                    Locale.ROOT,
                    "Other programs kept up to %.1f processors busy: the figures are too low and their ratios unsure.",
                    figures.othersMost()));
        }
    }

    private void ratio(String name, Part one, Part other) {
        OptionalDouble ratio = figures.ratio(one, other);
        if (ratio.isPresent()) {
            output.line(String.format(Locale.ROOT, "%s = %.2f", name, ratio.getAsDouble()));
        }
    }

    private static Database open(LedgerStack stack, String name) throws IOException, SQLException {
        return Database.open(stack.databasePort(), name, stack.administratorPassword());
    }

    /// Beside what `./dangol` itself fetches, so that it is fetched once for all homes.
    private Path tools() {
        String tools = environment.get("DANGOL_TOOLS");
        return tools == null ? home.directory().resolve("tools") : Path.of(tools);
    }
}
