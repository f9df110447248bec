package io.dangol.local.datakeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.embedded.secret.Passwords;
import io.dangol.embedded.secret.PrivateFiles;
import io.dangol.local.CommandFailure;
import io.dangol.local.Console;
import io.dangol.local.Home;
import io.dangol.local.keys.DataKey;
import io.dangol.local.keys.DataKeyFile;
import io.dangol.local.keys.DataKeyFile.Kind;
import io.dangol.local.postgres.EmbeddedPostgres;
import io.dangol.local.process.LogFile;
import io.dangol.local.process.Supervisor;
import io.dangol.local.suite.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The command against the services' databases, of which customer's has data under keys.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysCommandIT {
    private static final String TABLES = """
            DROP TABLE IF EXISTS subject_key, index_key_use;
            CREATE TABLE subject_key (subject uuid PRIMARY KEY, key_id text NOT NULL, wrapped bytea NOT NULL);
            CREATE TABLE index_key_use (key_id text PRIMARY KEY, entries bigint NOT NULL, counted_at timestamptz NOT NULL);
            """;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Home home;
    private Passwords passwords;
    private Console console;
    private Supervisor supervisor;
    private int port;
    private String old;
    private String current;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        home = new Home(directory);
        home.create();
        passwords = new Passwords(home.secrets(), "postgres");
        port = Ports.choose(home.ports(), List.of("postgres")).of("postgres");
        console = new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new LogFile(home.logs().resolve("launcher.log")),
                false,
                false,
                Clock.systemUTC());
        supervisor = new Supervisor(
                new EmbeddedPostgres(home.postgres(), port, List.of("customer", "feedback"), passwords),
                home.run(),
                home.logs(),
                console);
        supervisor.start();
        supervisor.firstReady().get(60, TimeUnit.SECONDS);
        PrivateFiles.write(
                home.run().resolve("suite.properties"),
                "database.customer.url=" + url("customer") + "\ndatabase.feedback.url=" + url("feedback") + "\n");
    }

    @AfterAll
    void stop() {
        supervisor.stop();
        console.close();
    }

    /// Keys that were rotated an hour ago.
    @BeforeEach
    void rotate() throws IOException, SQLException {
        printed.reset();
        execute(TABLES);
        for (Kind kind : Kind.values()) {
            DataKeyFile file = file(kind);
            Files.deleteIfExists(file.path());
            Instant past = Clock.systemUTC().instant().minus(Duration.ofHours(1));
            file.createIfAbsent(past);
            file.makeCurrent(file.add(past), past);
        }
        useKeys(Kind.ENCRYPTION);
    }

    @Test
    void theStatusCountsWhatIsUnderEachKey() throws IOException, SQLException {
        insertSubjects(old, 2);
        insertSubjects(current, 1234);
        useKeys(Kind.INDEX);
        execute("INSERT INTO index_key_use VALUES ('" + old + "', 7, now())");

        run("status");

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.startsWith("  "))
                .map(line -> line.replaceFirst("made \\S+", "made"))
                .containsExactly(
                        "  %s  previous  made  customer: 2 subjects, feedback: keeps no subjects yet"
                                .formatted(key(Kind.ENCRYPTION, 0)),
                        "  %s  current   made  customer: 1,234 subjects, feedback: keeps no subjects yet"
                                .formatted(key(Kind.ENCRYPTION, 1)),
                        "  %s  previous  made  customer: 7 index entries, feedback: keeps no index entries yet"
                                .formatted(key(Kind.INDEX, 0)),
                        "  %s  current   made  customer: has not counted its entries yet, feedback: keeps no index entries yet"
                                .formatted(key(Kind.INDEX, 1)));
    }

    @Test
    void anEncryptionKeyIsRetiredOnceNothingIsUnderIt() throws IOException, SQLException {
        insertSubjects(old, 3);
        assertRefused("The key " + old + " is still used: customer-service has 3 subjects under it", "encryption", old);
        assertThat(file(Kind.ENCRYPTION).keys()).hasSize(2);

        execute("UPDATE subject_key SET key_id = '" + current + "'");
        run("retire", "encryption", old);

        assertThat(file(Kind.ENCRYPTION).keys()).extracting(DataKey::id).containsExactly(current);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualTo("The encryption key " + old + " is destroyed.\n");
        insertSubjects(current, 1);
    }

    /// It might commit a key that nobody could unwrap.
    @Test
    void aTransactionThatIsWritingKeysIsWaitedFor() throws SQLException, IOException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO subject_key VALUES (gen_random_uuid(), '" + old + "', '')");
            }
            assertRefused(
                    "The database of customer-service cannot be asked whether the key is used", "encryption", old);
            connection.commit();
        }
        assertRefused("The key " + old + " is still used: customer-service has 1 subjects under it", "encryption", old);
    }

    @Test
    void anIndexKeyIsRetiredOnceTheServiceHasCountedNothingUnderIt() throws IOException, SQLException {
        useKeys(Kind.INDEX);
        assertRefused("customer-service has not counted its entries yet", "index", old);

        execute("INSERT INTO index_key_use VALUES ('" + old + "', 7, now())");
        assertRefused("The key " + old + " is still used: customer-service has 7 index entries", "index", old);

        execute("UPDATE index_key_use SET entries = 0, counted_at = now() - interval '10 minutes'");
        assertRefused("customer-service has not counted its entries since", "index", old);

        execute("UPDATE index_key_use SET counted_at = now()");
        run("retire", "index", old);
        assertThat(file(Kind.INDEX).keys()).extracting(DataKey::id).containsExactly(current);
    }

    private void run(String... arguments) throws IOException {
        new KeysCommand(home, Clock.systemUTC(), new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private void assertRefused(String message, String kind, String key) {
        assertThatThrownBy(() -> run("retire", kind, key))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith(message);
    }

    private void useKeys(Kind kind) throws IOException {
        old = key(kind, 0);
        current = key(kind, 1);
    }

    private String key(Kind kind, int place) throws IOException {
        return file(kind).keys().get(place).id();
    }

    private DataKeyFile file(Kind kind) {
        return new DataKeyFile(kind, home.secrets());
    }

    private void insertSubjects(String keyId, int count) throws SQLException, IOException {
        execute("INSERT INTO subject_key SELECT gen_random_uuid(), '%s', '' FROM generate_series(1, %d)"
                .formatted(keyId, count));
    }

    private void execute(String sql) throws SQLException, IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException, IOException {
        return DriverManager.getConnection("jdbc:" + url("customer"), "customer", passwords.of("customer"));
    }

    private String url(String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }
}
