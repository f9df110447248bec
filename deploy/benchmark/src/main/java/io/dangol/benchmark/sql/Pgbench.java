package io.dangol.benchmark.sql;

import io.dangol.local.CommandFailure;
import io.dangol.local.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Runs scripts with pgbench, every statement prepared.
public final class Pgbench {
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final int THREADS_MOST = 2;

    private final PgbenchProgram program;
    private final int port;
    private final String password;

    /// @param port the server's port on the loopback address
    /// @param password of the database's administrator
    public Pgbench(PgbenchProgram program, int port, String password) {
        this.program = program;
        this.port = port;
        this.password = password;
    }

    /// What is run.
    ///
    /// @param name for the name of its file
    /// @param script pgbench's
    /// @param weight how often, where there are others beside it
    public record Script(String name, String script, int weight) {}

    /// What the scripts run with.
    ///
    /// @param variables that they may use
    /// @param settings of the sessions
    public record Session(Map<String, String> variables, Map<String, String> settings) {
        public Session {
            variables = Map.copyOf(variables);
            settings = Map.copyOf(settings);
        }
    }

    /// How the scripts are run.
    ///
    /// @param clients how many sessions run them
    /// @param length for how long
    /// @param perSecond how many are begun in a second, whether or not earlier ones have ended; empty for as
    ///     many as the sessions can do
    public record Pace(int clients, Duration length, OptionalDouble perSecond) {
        /// Each session begins the next as soon as it has ended one.
        public static Pace closed(int clients, Duration length) {
            return new Pace(clients, length, OptionalDouble.empty());
        }

        /// So many a second.
        public static Pace open(int clients, Duration length, double perSecond) {
            return new Pace(clients, length, OptionalDouble.of(perSecond));
        }
    }

    /// Runs scripts for a while, one of them after another, each as often as its weight says.
    ///
    /// @throws CommandFailure if pgbench does not run to its end
    public PgbenchResult run(String database, List<Script> scripts, Session session, Pace pace) throws IOException {
        Path directory = Files.createTempDirectory("dangol-pgbench-");
        try {
            Path output = directory.resolve("output");
            List<String> command = new ArrayList<>(command(pace, directory));
            session.variables().forEach((name, value) -> command.add("--define=" + name + "=" + value));
            for (Script script : scripts) {
                Path file = directory.resolve(script.name() + ".sql");
                Files.writeString(file, script.script(), StandardCharsets.UTF_8);
                command.add("--file=" + file + "@" + script.weight());
            }
            command.add(database);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            environment(builder.environment(), session);
            Process process = builder.start();
            await(process, pace.length().plus(GRACE));
            return result(directory, output, process.exitValue());
        } finally {
            Trees.delete(directory);
        }
    }

    /// The program with its connection and its pace; what it logs goes into the directory.
    List<String> command(Pace pace, Path directory) {
        List<String> command = new ArrayList<>(List.of(
                program.path().toString(),
                "--host=127.0.0.1",
                "--port=" + port,
                "--username=" + Database.ADMINISTRATOR,
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + pace.clients(),
                "--jobs=" + Math.min(pace.clients(), THREADS_MOST),
                "--time=" + Math.max(1, pace.length().toSeconds())));
        // A log of every transaction costs processor time, so only where the latency is asked for.
        pace.perSecond().ifPresent(rate -> {
            command.add(String.format(Locale.ROOT, "--rate=%.1f", rate));
            command.add("--log");
            command.add("--log-prefix=" + directory.resolve(PgbenchLog.PREFIX));
        });
        return command;
    }

    private void environment(Map<String, String> environment, Session session) {
        environment.putAll(program.environment());
        environment.put("PGPASSWORD", password);
        environment.put(
                "PGOPTIONS",
                session.settings().entrySet().stream()
                        .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    private static void await(Process process, Duration longest) throws IOException {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new CommandFailure("pgbench did not end within " + longest.toSeconds() + " seconds.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new CommandFailure("Stopped while pgbench ran.");
        }
    }

    private static PgbenchResult result(Path directory, Path output, int exit) throws IOException {
        String text = Files.readString(output, StandardCharsets.UTF_8);
        return PgbenchResult.parse(text, PgbenchLog.read(directory))
                .filter(result -> exit == 0 && result.failed() == 0)
                .orElseThrow(() -> new CommandFailure("pgbench failed: " + text.strip()));
    }
}
