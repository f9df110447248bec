package io.dangol.testkit;

import io.dangol.embedded.broker.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Starts a PostgreSQL and a Kafka broker on free ports for the tests of one module, and ends them with it:
/// `@QuarkusTestResource(Infrastructure.class)`.
///
/// The database trades durability for speed, which is for throw-away data only.
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {
    /// The key of the tests' hashes of identities, with which the recorded examples of events are made.
    public static final String IDENTITY_KEY = "dGhlIGtleSBvZiB0aGUgdGVzdHMnIGlkZW50aXRpZXM=";

    private @Nullable EmbeddedPostgres postgres;
    private @Nullable EmbeddedBroker broker;
    private @Nullable Path directory;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("dangol-test");
            postgres = EmbeddedPostgres.builder()
                    .setPort(FreePorts.next())
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "32MB")
                    .setServerConfig("jit", "off")
                    .start();
            broker = EmbeddedBroker.start(directory.resolve("kafka"), FreePorts.next(), FreePorts.next());
            return configuration(directory, postgres, broker);
        } catch (IOException failure) {
            stop();
            throw new UncheckedIOException("PostgreSQL and Kafka could not be started for the tests", failure);
        }
    }

    private static Map<String, String> configuration(Path directory, EmbeddedPostgres postgres, EmbeddedBroker broker)
            throws IOException {
        return Map.of(
                "quarkus.datasource.reactive.url",
                "postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "postgres",
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "mp.jwt.verify.publickey.location",
                Tokens.publicKeyLocation(),
                "dangol.identity.key",
                IDENTITY_KEY,
                "dangol.keys.file",
                TestKeys.encryption(directory).toString(),
                "dangol.keys.index-file",
                TestKeys.index(directory).toString(),
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public void stop() {
        try {
            if (broker != null) {
                broker.close();
            }
            if (postgres != null) {
                postgres.close();
            }
            if (directory != null) {
                deleteTree(directory);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the tests' PostgreSQL and Kafka left something behind", failure);
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> entries = Files.walk(tree)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(Objects.requireNonNull(entry));
            }
        }
    }
}
