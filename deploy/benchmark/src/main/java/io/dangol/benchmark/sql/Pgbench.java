package io.dangol.benchmark.sql;

import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /// Runs scripts for a while, one of them after another, each as often as its weight says.
    ///
    /// @throws CommandFailure if pgbench does not run to its end
    public PgbenchResult run(String database, List<Script> scripts, Session session, int clients, Duration length)
            throws IOException {
        List<Path> files = new ArrayList<>();
        Path output = Files.createTempFile("dangol-pgbench-", ".out");
        try {
            List<String> command = new ArrayList<>(command(clients, length));
            session.variables().forEach((name, value) -> command.add("--define=" + name + "=" + value));
            for (Script script : scripts) {
                Path file = Files.createTempFile("dangol-" + script.name() + "-", ".sql");
                files.add(file);
                Files.writeString(file, script.script(), StandardCharsets.UTF_8);
                command.add("--file=" + file + "@" + script.weight());
            }
            command.add(database);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            environment(builder.environment(), session);
            return await(builder.start(), length.plus(GRACE), output);
        } finally {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(output);
        }
    }

    private List<String> command(int clients, Duration length) {
        return List.of(
                program.path().toString(),
                "--host=127.0.0.1",
                "--port=" + port,
                "--username=" + Database.ADMINISTRATOR,
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(clients, THREADS_MOST),
                "--time=" + Math.max(1, length.toSeconds()));
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

    private static PgbenchResult await(Process process, Duration longest, Path output) throws IOException {
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
        String text = Files.readString(output, StandardCharsets.UTF_8);
        return PgbenchResult.parse(text)
                .filter(result -> process.exitValue() == 0 && result.failed() == 0)
                .orElseThrow(() -> new CommandFailure("pgbench failed: " + text.strip()));
    }
}
