package io.dangol.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dangol.embedded.secret.Passwords;
import io.dangol.local.Console;
import io.dangol.local.process.LogFile;
import io.dangol.local.process.Phase;
import io.dangol.local.process.RunFile;
import io.dangol.local.process.Supervisor;
import io.dangol.local.suite.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The database as the launcher runs it, supervisor included.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresIT {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String TOO_MANY_ROWS = "SELECT count(*) FROM generate_series(1, 1000000000)";

    private Path directory;

    private Passwords passwords;
    private EmbeddedPostgres postgres;
    private Console console;
    private Supervisor supervisor;
    private int port;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        Path secrets = Files.createDirectory(directory.resolve("secrets"));
        Files.createDirectory(directory.resolve("run"));
        passwords = new Passwords(secrets, "postgres");
        port = Ports.choose(directory.resolve("ports.properties"), List.of("postgres"))
                .of("postgres");
        postgres = new EmbeddedPostgres(directory.resolve("postgres"), port, List.of("customer", "loyalty"), passwords);
        console = new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new LogFile(directory.resolve("launcher.log")),
                false,
                false,
                Clock.systemUTC());
        supervisor = new Supervisor(postgres, directory.resolve("run"), directory, console);
        supervisor.start();
        supervisor.firstReady().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    @AfterAll
    void stop() throws IOException {
        supervisor.stop();
        console.close();
        assertThat(new PostgresLeftovers(directory.resolve("postgres")).running())
                .isEmpty();
    }

    @Test
    void acknowledgedDataIsDurable() throws SQLException, IOException {
        assertThat(query("customer", "SHOW fsync")).isEqualTo("on");
        assertThat(query("customer", "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(query("customer", "SHOW full_page_writes")).isEqualTo("on");
    }

    @Test
    void aRoleOwnsItsOwnDatabase() throws SQLException, IOException {
        assertThat(query(
                        "customer",
                        "SELECT datname || ' of ' || pg_get_userbyid(datdba) FROM pg_database"
                                + " WHERE datname = current_database()"))
                .isEqualTo("customer of customer");
        assertThat(query("customer", "SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("false");
    }

    @Test
    void aRoleCannotEnterTheDatabaseOfAnother() throws IOException {
        String password = passwords.of("customer");

        for (String database : List.of("loyalty", "postgres", "template1")) {
            assertThatThrownBy(() -> connect(database, "customer", password))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("no pg_hba.conf entry");
        }
    }

    @Test
    void theRightToConnectIsRevokedAsWell() throws SQLException, IOException {
        assertThat(query("customer", "SELECT has_database_privilege('customer', 'loyalty', 'CONNECT')::text"))
                .isEqualTo("false");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> connect("customer", "customer", "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void koreanSortsAndMatchesAsText() throws SQLException, IOException {
        assertThat(query("customer", "SELECT upper('é') || (length('단골') = 2)::text || ('가' < '나')::text"))
                .isEqualTo("Étruetrue");
    }

    @Test
    void aKilledPostmasterIsBackWithItsData() throws Exception {
        execute("customer", "DROP TABLE IF EXISTS kept");
        execute("customer", "CREATE TABLE kept (value int)");
        execute("customer", "INSERT INTO kept VALUES (42)");
        try (Connection busy = connect("customer", "customer", passwords.of("customer"))) {
            Thread query = Thread.ofVirtual().start(() -> runUntilBroken(busy));
            long killed = processId();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            await().atMost(LONGEST).until(() -> isReadyAgain(killed));
            query.join();
        }
        assertThat(query("customer", "SELECT value::text FROM kept")).isEqualTo("42");
    }

    @Test
    void aKilledSessionTakesNothingWithIt() throws Exception {
        execute("loyalty", "DROP TABLE IF EXISTS kept");
        execute("loyalty", "CREATE TABLE kept (value int)");
        execute("loyalty", "INSERT INTO kept VALUES (7)");
        try (Connection victim = connect("loyalty", "loyalty", passwords.of("loyalty"))) {
            long session = Long.parseLong(query(victim, "SELECT pg_backend_pid()::text"));
            ProcessHandle.of(session).orElseThrow().destroyForcibly();

            await().atMost(LONGEST)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(query("loyalty", "SELECT value::text FROM kept"))
                            .isEqualTo("7"));
        }
    }

    private boolean isReadyAgain(long killed) {
        return RunFile.read(directory.resolve("run"), "postgres")
                .filter(file -> file.phase() == Phase.READY && file.identity().processId() != killed)
                .isPresent();
    }

    private long processId() {
        return RunFile.read(directory.resolve("run"), "postgres")
                .orElseThrow()
                .identity()
                .processId();
    }

    private static void runUntilBroken(Connection connection) {
        try {
            query(connection, TOO_MANY_ROWS);
        } catch (SQLException broken) {
            // What the test wants: the session does not survive its server.
        }
    }

    private String query(String role, String query) throws SQLException, IOException {
        try (Connection connection = connect(role, role, passwords.of(role))) {
            return query(connection, query);
        }
    }

    private static String query(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private void execute(String role, String command) throws SQLException, IOException {
        try (Connection connection = connect(role, role, passwords.of(role));
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private Connection connect(String database, String role, String password) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", role);
        properties.put("password", password);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }
}
