package io.dangol.local.postgres;

import io.dangol.embedded.secret.Passwords;
import io.dangol.local.Trees;
import io.dangol.local.process.Commands;
import io.dangol.local.process.Component;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The embedded PostgreSQL server: its data is kept between starts and survives a kill of any of its processes.
public final class EmbeddedPostgres implements Component {
    private static final Duration INITDB_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(25);
    private static final String UNFINISHED = "initialising-";
    private static final String STOP_SECONDS = "20";
    private static final List<String> CHARACTER_TYPES = List.of("C.UTF-8", "en_US.UTF-8", "C");

    private final Path directory;
    private final Path data;
    private final int port;
    private final List<String> databases;
    private final Map<String, String> settings;
    private final Passwords passwords;
    private final PostgresProvisioning provisioning;
    private final PostgresLeftovers leftovers;
    private @Nullable PostgresBinaries binaries;
    private @Nullable UnprivilegedUser user;
    private volatile boolean provisioned;

    /// @param directory where programs and data are kept; must belong to this server alone
    /// @param port the port on the loopback address
    /// @param databases each names a database and the role that owns it
    /// @param passwords the passwords of those roles and of the administrator
    public EmbeddedPostgres(Path directory, int port, List<String> databases, Passwords passwords) {
        this(directory, port, databases, passwords, Map.of());
    }

    /// @param settings in the place of those for a machine with little memory, such as
    ///     `shared_buffers`; what makes the server durable and decides who may connect is not among
    ///     them
    public EmbeddedPostgres(
            Path directory, int port, List<String> databases, Passwords passwords, Map<String, String> settings) {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.port = port;
        this.databases = List.copyOf(databases);
        this.settings = PostgresSettings.requireHarmless(settings);
        this.passwords = passwords;
        this.provisioning = new PostgresProvisioning(port, passwords);
        this.leftovers = new PostgresLeftovers(directory.resolve("programs"));
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ProcessBuilder prepare() throws IOException {
        provisioned = false;
        PostgresBinaries programs = PostgresBinaries.unpack(directory.resolve("programs"));
        UnprivilegedUser runner = user == null ? UnprivilegedUser.find() : user;
        binaries = programs;
        user = runner;
        endLeftovers();
        if (!Files.isDirectory(data)) {
            initialise(programs, runner);
        }
        Files.writeString(data.resolve("pg_hba.conf"), PostgresSettings.access(), StandardCharsets.UTF_8);
        runner.own(data);
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString()));
        arguments.addAll(PostgresSettings.arguments(port, settings));
        return new ProcessBuilder(runner.command(programs.program("postgres"), arguments)).directory(data.toFile());
    }

    @Override
    public boolean isReady() {
        if (provisioned) {
            return provisioning.answers();
        }
        try {
            provisioning.provision(databases);
            provisioned = true;
            return true;
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    @Override
    public boolean isLive() {
        return provisioning.answers();
    }

    @Override
    public void requestStop(Process process) {
        try {
            stopFast();
        } catch (IOException failure) {
            process.destroy();
        }
    }

    @Override
    public Duration stopTimeout() {
        return STOP_TIMEOUT;
    }

    /// Ends a server that an earlier launcher left running, cleanly if possible, and removes its
    /// traces.
    public void endLeftovers() throws IOException {
        if (!leftovers.running().isEmpty() && Files.exists(processFile())) {
            stopFast();
        }
        leftovers.end();
        // No process of this server is left, so what the file names is another one that got the same id.
        Files.deleteIfExists(processFile());
    }

    /// A fast shutdown: sessions are ended, nothing acknowledged is lost.
    private void stopFast() throws IOException {
        PostgresBinaries programs =
                binaries == null ? PostgresBinaries.unpack(directory.resolve("programs")) : binaries;
        UnprivilegedUser runner = user == null ? UnprivilegedUser.find() : user;
        Commands.run(
                STOP_TIMEOUT,
                runner.command(
                        programs.program("pg_ctl"),
                        List.of("stop", "-D", data.toString(), "-m", "fast", "-t", STOP_SECONDS)));
    }

    /// Initialises beside the final place, so that a start that was interrupted leaves nothing half
    /// done.
    private void initialise(PostgresBinaries programs, UnprivilegedUser runner) throws IOException {
        Trees.deleteUnfinished(directory, UNFINISHED);
        Path unfinished = Files.createTempDirectory(directory, UNFINISHED);
        Path passwordFile = unfinished.resolve("password");
        Files.writeString(passwordFile, passwords.of(PostgresProvisioning.ADMINISTRATOR), StandardCharsets.UTF_8);
        runner.own(unfinished);
        Commands.Result result = new Commands.Result(1, "");
        for (String characterType : CHARACTER_TYPES) {
            result = initdb(programs, runner, unfinished, characterType);
            if (result.succeeded()) {
                Files.delete(passwordFile);
                Files.move(unfinished.resolve("data"), data);
                Files.delete(unfinished);
                return;
            }
        }
        throw new IOException("initdb failed: " + result.output());
    }

    private static Commands.Result initdb(
            PostgresBinaries programs, UnprivilegedUser runner, Path unfinished, String characterType)
            throws IOException {
        return Commands.run(
                INITDB_TIMEOUT,
                runner.command(
                        programs.program("initdb"),
                        List.of(
                                "-D", unfinished.resolve("data").toString(),
                                "-U", PostgresProvisioning.ADMINISTRATOR,
                                "-A", "scram-sha-256",
                                "--pwfile", unfinished.resolve("password").toString(),
                                "-E", "UTF8",
                                "--locale-provider", "builtin",
                                "--builtin-locale", "C.UTF-8",
                                "--lc-collate", "C",
                                "--lc-ctype", characterType,
                                "--lc-messages", "C",
                                "--lc-monetary", "C",
                                "--lc-numeric", "C",
                                "--lc-time", "C")));
    }

    private Path processFile() {
        return data.resolve("postmaster.pid");
    }
}
