package io.dangol.benchmark.run;

import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.PgbenchProgram;
import io.dangol.benchmark.stack.MeasuredService;
import io.dangol.benchmark.stack.Stack;
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
import java.util.stream.Collectors;

/// Where a benchmark runs: a home of its own, and servers that begin empty and end with it.
public final class Ground {
    private static final double OTHERS_TO_WARN_OF = 0.2;

    private final Home home;
    private final Settings settings;
    private final Map<String, String> environment;
    private final Output output;
    private final Clock clock;

    /// @param home a directory of the benchmarks' own
    public Ground(Home home, Settings settings, Map<String, String> environment, PrintStream out, Clock clock) {
        this.home = home;
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.output = new Output(out, "1".equals(environment.get("DANGOL_TERMINAL")));
        this.clock = clock;
    }

    public Output output() {
        return output;
    }

    /// What is done while the servers run.
    public interface Work {
        void run(Stack stack, PgbenchProgram program) throws IOException, SQLException;
    }

    /// Starts the servers, has the work done, and ends and forgets them.
    ///
    /// @param sessions how many sessions the database server takes at the same time
    /// @throws CommandFailure if another benchmark runs, or something cannot be started
    public void run(MeasuredService measured, int sessions, Work work) throws IOException, SQLException {
        home.create();
        HomeLock lock = HomeLock.tryAcquire(home)
                .orElseThrow(() -> new CommandFailure("Another benchmark runs in " + home.directory() + "."));
        try (lock) {
            PgbenchProgram program = PgbenchProgram.find(environment.getOrDefault("PATH", ""), tools());
            output.doing("Starting PostgreSQL and Kafka ...");
            try (Stack stack = Stack.start(measured, sessions, home, settings.programs())) {
                Thread atEnd = new Thread(stack::close, "stop");
                Runtime.getRuntime().addShutdownHook(atEnd);
                work.run(stack, program);
                Runtime.getRuntime().removeShutdownHook(atEnd);
            }
        }
    }

    /// Says on what is measured: figures mean nothing without it.
    ///
    /// @param name of the benchmark
    /// @param load what the service is loaded with, in words
    /// @throws CommandFailure if the database server is not durable
    public void introduce(String name, Database administration, PgbenchProgram program, boolean relay, String load)
            throws IOException, SQLException {
        Map<String, String> server = administration.settings();
        output.done("Dangol %s benchmark, %s"
                .formatted(name, OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS)));
        output.line("machine     " + Machine.describe());
        output.line("PostgreSQL  "
                + server.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(" ")));
        output.line("pgbench     " + program.version() + ", statements prepared");
        output.line("service     Java " + System.getProperty("java.version") + ", "
                + String.join(" ", Stack.jvmOptions()) + ", relay to Kafka "
                + (relay ? "on" : "OFF: in production it is on"));
        output.line("load        " + load);
        output.line("");
    }

    /// Warns where figures are not to be trusted.
    public void warnOfOthers(Figures<?> figures) {
        if (figures.othersMost() > OTHERS_TO_WARN_OF) {
            output.line(String.format(
                    Locale.ROOT,
                    "Other programs kept up to %.1f processors busy: the figures are too low and their ratios unsure.",
                    figures.othersMost()));
        }
    }

    /// What is measured in a database.
    public interface Measurement {
        void run(Database database) throws IOException, SQLException;
    }

    /// Runs pgbench in a copy of the service's database, so that neither finds rows of the other.
    public static void withCopy(Stack stack, Database administration, String copy, Measurement measurement)
            throws IOException, SQLException {
        administration.execute("CREATE DATABASE %s TEMPLATE %s".formatted(copy, stack.database()));
        try (Database database = open(stack, copy)) {
            measurement.run(database);
        }
        administration.execute("DROP DATABASE %s (FORCE)".formatted(copy));
    }

    /// A database of the server, as its administrator.
    public static Database open(Stack stack, String name) throws IOException, SQLException {
        return Database.open(stack.databasePort(), name, stack.administratorPassword());
    }

    /// Beside what `./dangol` itself fetches, so that it is fetched once for all homes.
    private Path tools() {
        String tools = environment.get("DANGOL_TOOLS");
        return tools == null ? home.directory().resolve("tools") : Path.of(tools);
    }
}
