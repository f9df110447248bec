package io.dangol.benchmark.stack;

import io.dangol.local.Home;
import io.dangol.local.keys.KeyPairFiles;
import io.dangol.local.keys.TokenCommand;
import io.dangol.local.postgres.EmbeddedPostgres;
import io.dangol.local.postgres.Passwords;
import io.dangol.local.process.Leftovers;
import io.dangol.local.suite.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The database server, the broker and the loyalty-service, in a home of the benchmark's own that begins empty.
public final class LedgerStack implements AutoCloseable {
    /// The service's database.
    public static final String DATABASE = "loyalty";

    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";
    private static final String CONTROLLER = "kafka-controller";
    private static final String ISSUER = "https://dangol.local";
    private static final List<String> PORTS = List.of(POSTGRES, KAFKA, CONTROLLER, DATABASE);

    private final Home home;
    private final Path programs;
    private final Ports ports;
    private final Passwords passwords;
    private final KeyPairFiles keys;
    private final RunningProcess postgres;
    private final RunningProcess broker;
    private @Nullable RunningProcess service;

    private LedgerStack(Home home, Path programs, Ports ports, RunningProcess postgres, RunningProcess broker) {
        this.home = home;
        this.programs = programs;
        this.ports = ports;
        this.passwords = new Passwords(home.secrets());
        this.keys = new KeyPairFiles(home.keys());
        this.postgres = postgres;
        this.broker = broker;
    }

    /// Starts the database server and the broker on empty data.
    ///
    /// @param home a directory of the benchmark's own
    /// @param programs where the built services are
    /// @throws io.dangol.local.CommandFailure if one of them cannot be started, or the server is not durable
    public static LedgerStack start(Home home, Path programs) throws IOException {
        home.create();
        new Leftovers(home.run()).end(List.of(DATABASE, KAFKA));
        Ports ports = Ports.choose(home.run().resolve("ports.properties"), PORTS);
        EmbeddedPostgres server = new EmbeddedPostgres(
                home.postgres(),
                ports.of(POSTGRES),
                List.of(DATABASE),
                new Passwords(home.secrets()),
                ServerSettings.all());
        server.endLeftovers();
        forgetData(home);
        new KeyPairFiles(home.keys()).createIfAbsent();
        RunningProcess postgres = RunningProcess.start(server, home.run(), home.logs());
        try {
            Broker kafka = new Broker(home.kafka(), ports.of(KAFKA), ports.of(CONTROLLER));
            return new LedgerStack(
                    home, programs, ports, postgres, RunningProcess.start(kafka, home.run(), home.logs()));
        } catch (IOException | RuntimeException failure) {
            postgres.close();
            throw failure;
        }
    }

    /// Starts the service, which makes its tables where they are missing.
    ///
    /// @param settings environment variables beyond those that it needs
    public void startService(Map<String, String> settings) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of(KAFKA));
        environment.put("DANGOL_DB_URL", "postgresql://127.0.0.1:" + ports.of(POSTGRES) + "/" + DATABASE);
        environment.put("DANGOL_DB_USER", DATABASE);
        environment.put("DANGOL_DB_PASSWORD", passwords.of(DATABASE));
        environment.put("DANGOL_JWT_PUBLIC_KEY", "file:" + keys.publicKey());
        environment.put("DANGOL_JWT_ISSUER", ISSUER);
        environment.putAll(settings);
        Path program = programs.resolve("loyalty-service");
        service = RunningProcess.start(
                new LoyaltyService(program, ports.of(DATABASE), environment), home.run(), home.logs());
    }

    public void stopService() {
        if (service != null) {
            service.close();
            service = null;
        }
    }

    /// Whether the service runs.
    public boolean isServiceAlive() {
        return service != null && service.isAlive();
    }

    /// Bytes that the service holds.
    public long serviceMemoryBytes() {
        return service == null ? 0 : service.memoryBytes();
    }

    /// The processor time that everybody has used until now.
    public CpuTimes cpu() {
        Duration ofService = service == null ? Duration.ZERO : service.cpu();
        Duration ofPostgres = postgres.cpu();
        Duration ofKafka = broker.cpu();
        // All of them were started by this process.
        Duration together = RunningProcess.cpuOf(ProcessHandle.current());
        return new CpuTimes(
                ofService,
                ofPostgres,
                ofKafka,
                together.minus(ofService).minus(ofPostgres).minus(ofKafka),
                MachineCpu.used());
    }

    public InetSocketAddress serviceAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(DATABASE));
    }

    /// A token of a role, good for hours.
    public String token(String role) throws IOException {
        return new TokenCommand(keys, ISSUER, Clock.systemUTC()).run(List.of("--role", role));
    }

    public int databasePort() {
        return ports.of(POSTGRES);
    }

    /// The password of the database's administrator, `postgres`.
    public String administratorPassword() throws IOException {
        return passwords.of(POSTGRES);
    }

    /// The options that the service's JVM is started with.
    public static List<String> jvmOptions() {
        return LoyaltyService.JVM_OPTIONS;
    }

    /// Ends all processes and removes their data.
    @Override
    public void close() {
        stopService();
        broker.close();
        postgres.close();
        try {
            forgetData(home);
        } catch (IOException failure) {
            throw new UncheckedIOException("the benchmark's data cannot be removed", failure);
        }
    }

    private static void forgetData(Home home) throws IOException {
        delete(home.kafka());
        delete(home.postgres().resolve("data"));
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
