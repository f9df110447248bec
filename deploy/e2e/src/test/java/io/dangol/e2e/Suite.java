package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dangol.embedded.broker.BrokerUsers;
import io.dangol.embedded.secret.Passwords;
import io.dangol.testkit.FreePorts;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A suite in a directory of its own, started with `./dangol up --detach` and stopped with `./dangol down`.
final class Suite implements AutoCloseable {
    /// Every process that the launcher keeps alive.
    static final List<String> PROCESSES =
            List.of("customer", "feedback", "loyalty", "analytics", "gateway", "kafka", "postgres");

    private static final long COMMAND_TIMEOUT_SECONDS = 420;
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private final Path home;
    private final int port;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /// Whoever ends a run of tests ends its suite.
    private final Thread atExit = new Thread(this::leaveNothing, "stop the suite");

    private Suite(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    static Suite start() throws IOException {
        Suite suite = new Suite(Files.createTempDirectory("dangol-e2e"), FreePorts.next());
        Runtime.getRuntime().addShutdownHook(suite.atExit);
        suite.up();
        return suite;
    }

    /// Starts everything again after `down`, with the data that was there.
    void up() {
        command("up", "--detach", "--no-build");
    }

    /// Stops everything and keeps the data.
    void down() {
        assertThat(command("down")).contains("has stopped");
    }

    /// Runs a command of the front-end script against this suite.
    ///
    /// @return what it printed
    String command(String... arguments) {
        Ended ended = run(arguments);
        if (ended.status() != 0) {
            throw new AssertionError(String.join(" ", arguments) + " failed:\n" + ended.printed());
        }
        return ended.printed();
    }

    /// A command that has ended.
    record Ended(int status, String printed) {}

    /// Runs a command that may fail.
    Ended run(String... arguments) {
        List<String> words = new ArrayList<>(List.of(ROOT.resolve("dangol").toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
        command.environment().put("DANGOL_HOME", home.toString());
        command.environment().put("DANGOL_PORT", Integer.toString(port));
        try {
            Path output = Files.createTempFile("dangol-e2e", ".out");
            Process process = command.redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(COMMAND_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            String printed = Files.readString(output);
            Files.delete(output);
            if (!ended) {
                process.destroy();
                throw new AssertionError(String.join(" ", arguments) + " did not end:\n" + printed);
            }
            return new Ended(process.exitValue(), printed.strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// A request through the gateway, by a role.
    RequestSpecification as(String role) {
        return with(tokenOf(role));
    }

    /// The same for those who must know what was answered before a connection broke.
    HttpRequest.Builder request(String role, String path) {
        return request(path).header("Authorization", "Bearer " + tokenOf(role));
    }

    /// The same without a token.
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    private String tokenOf(String role) {
        return tokens.computeIfAbsent(role, name -> command("token", "--role", name));
    }

    RequestSpecification asCustomer(String customerId) {
        return with(command("token", "--role", "customer", "--customer", customerId));
    }

    /// A request through the gateway with this token.
    RequestSpecification with(String token) {
        return anonymous().auth().oauth2(token);
    }

    /// A request through the gateway without a token.
    RequestSpecification anonymous() {
        return RestAssured.given(new RequestSpecBuilder()
                .setBaseUri(address())
                .setUrlEncodingEnabled(false)
                .build());
    }

    private String address() {
        return "http://localhost:" + port;
    }

    /// Kills a process with SIGKILL, as a crash would.
    void kill(String process) {
        ProcessHandle.of(processId(process)).ifPresent(ProcessHandle::destroyForcibly);
    }

    /// Kills a process, and waits until another one runs in its place and all are well.
    void killAndAwaitRestart(String process) {
        long before = processId(process);
        kill(process);
        await().atMost(Api.PATIENCE).ignoreExceptions().until(() -> processId(process) != before && isHealthy());
    }

    /// Stops a process where it is (`STOP`), or lets it go on (`CONT`).
    void signal(String signal, long processId) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(processId)).start();
            assertThat(kill.waitFor()).as("kill -%s %d", signal, processId).isZero();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// The launcher's own log.
    String launcherLog() {
        try {
            return Files.readString(home.resolve("logs").resolve("launcher.log"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// When and why a process was started again last; empty where it was not.
    String lastRestart(String process) {
        return state(process).getProperty("lastRestart", "");
    }

    /// The id of the process that runs under a name now; another one after a restart.
    long processId(String process) {
        return Long.parseLong(state(process).getProperty("pid"));
    }

    /// The same with the ids of all processes that it has started, such as those that serve the database's clients.
    List<Long> processTree(String process) {
        long id = processId(process);
        return Stream.concat(
                        Stream.of(id),
                        ProcessHandle.of(id).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .toList();
    }

    private Properties state(String process) {
        Properties state = new Properties();
        try (Reader reader =
                Files.newBufferedReader(home.resolve("run").resolve(process + ".properties"), StandardCharsets.UTF_8)) {
            state.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return state;
    }

    /// A connection to the database of a service, as that service.
    Connection database(String service) throws SQLException {
        try {
            String password = new Passwords(secrets(), "postgres").of(service);
            return DriverManager.getConnection("jdbc:" + setting("database." + service + ".url"), service, password);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// How an administrator's client connects to the broker.
    Map<String, Object> broker() {
        try {
            return BrokerUsers.of(secrets()).administrator(setting("kafka.bootstrap"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path secrets() {
        return Path.of(setting("secrets.directory"));
    }

    private String setting(String name) {
        return state("suite").getProperty(name);
    }

    boolean isHealthy() {
        try {
            return anonymous().get("/health").statusCode() == 200;
        } catch (RuntimeException unreachable) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        down();
        Runtime.getRuntime().removeShutdownHook(atExit);
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .as("a connection after the suite has stopped")
                .isInstanceOf(ConnectException.class);
        deleteHome();
    }

    private void leaveNothing() {
        run("down");
        try {
            deleteHome();
        } catch (IOException inUse) {
            throw new UncheckedIOException(inUse);
        }
    }

    private void deleteHome() throws IOException {
        try (Stream<Path> entries = Files.walk(home)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
