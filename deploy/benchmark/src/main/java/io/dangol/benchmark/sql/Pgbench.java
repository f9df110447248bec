package io.dangol.benchmark.sql;

import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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
    /// @param script pgbench's, which may use `:accounts`
    /// @param postings that one run of it makes
    public record Script(String name, String script, int postings) {}

    /// What came of it.
    ///
    /// @param postings made
    /// @param perSecond postings a second
    /// @param latencyMillis of a statement, on average
    public record Result(long postings, double perSecond, double latencyMillis) {}

    /// Runs a script for a while.
    ///
    /// @param accounts how many members there are
    /// @throws CommandFailure if pgbench does not run to its end
    public Result run(String database, Script script, int clients, long accounts, Duration length) throws IOException {
        PgbenchResult result = runOnce(database, script, clients, accounts, length);
        return new Result(
                result.transactions() * script.postings(),
                result.perSecond() * script.postings(),
                result.latencyMillis());
    }

    private PgbenchResult runOnce(String database, Script script, int clients, long accounts, Duration length)
            throws IOException {
        Path file = Files.createTempFile("dangol-" + script.name() + "-", ".sql");
        Path output = Files.createTempFile("dangol-pgbench-", ".out");
        try {
            Files.writeString(file, script.script(), StandardCharsets.UTF_8);
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            program.path().toString(),
                            "--host=127.0.0.1",
                            "--port=" + port,
                            "--username=" + Database.ADMINISTRATOR,
                            "--no-vacuum",
                            "--protocol=prepared",
                            "--client=" + clients,
                            "--jobs=" + Math.min(clients, THREADS_MOST),
                            "--time=" + Math.max(1, length.toSeconds()),
                            "--define=accounts=" + accounts,
                            "--file=" + file,
                            database))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            environment(builder.environment());
            return await(builder.start(), length.plus(GRACE), output);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(output);
        }
    }

    private void environment(Map<String, String> environment) {
        environment.putAll(program.environment());
        environment.put("PGPASSWORD", password);
        // Whatever the statistics say, members are found by their ids: in order, so that no two statements deadlock.
        environment.put("PGOPTIONS", "-c enable_hashjoin=off -c enable_mergejoin=off");
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
