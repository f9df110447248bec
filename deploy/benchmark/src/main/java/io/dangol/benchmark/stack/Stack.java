package io.dangol.benchmark.stack;

import io.dangol.embedded.broker.BrokerUsers;
import io.dangol.embedded.secret.Passwords;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.local.Home;
import io.dangol.local.Trees;
import io.dangol.local.keys.KeyPairFiles;
import io.dangol.local.keys.SecretKeyFile;
import io.dangol.local.keys.TokenCommand;
import io.dangol.local.keys.TokenTerms;
import io.dangol.local.postgres.EmbeddedPostgres;
import io.dangol.local.process.Leftovers;
import io.dangol.local.suite.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The database server, the broker and the service that is measured, in a home of the benchmark's own that begins
/// empty.
public final class Stack implements AutoCloseable {
    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";
    private static final String CONTROLLER = "kafka-controller";
    private static final TokenTerms TOKENS = TokenTerms.from(Map.of());
    private static final String SERVICE = "service";
    private static final List<String> PORTS = List.of(POSTGRES, KAFKA, CONTROLLER, SERVICE);

    private final MeasuredService measured;
    private final Home home;
    private final Path programs;
    private final Ports ports;
    private final Passwords passwords;
    private final KeyPairFiles keys;
    private final RunningProcess postgres;
    private final RunningProcess broker;
    private @Nullable RunningProcess service;

    private Stack(
            MeasuredService measured,
            Home home,
            Path programs,
            Ports ports,
            RunningProcess postgres,
            RunningProcess broker) {
        this.measured = measured;
        this.home = home;
        this.programs = programs;
        this.ports = ports;
        this.passwords = new Passwords(home.secrets(), "postgres");
        this.keys = new KeyPairFiles(home.keys());
        this.postgres = postgres;
        this.broker = broker;
    }

    /// Starts the database server and the broker on empty data.
    ///
    /// @param measured which service is to be measured
    /// @param sessions how many sessions the database server takes at the same time
    /// @param home a directory of the benchmark's own
    /// @param programs where the built services are
    /// @throws io.dangol.local.CommandFailure if one of them cannot be started, or the server is not
    ///     durable
    public static Stack start(MeasuredService measured, int sessions, Home home, Path programs) throws IOException {
        home.create();
        new Leftovers(home.run()).end(leftovers());
        Ports ports = Ports.choose(home.run().resolve("ports.properties"), PORTS);
        EmbeddedPostgres server = new EmbeddedPostgres(
                home.postgres(),
                ports.of(POSTGRES),
                List.of(measured.database()),
                new Passwords(home.secrets(), "postgres"),
                ServerSettings.all(sessions));
        server.endLeftovers();
        forgetData(home);
        new KeyPairFiles(home.keys()).createIfAbsent();
        RunningProcess postgres = RunningProcess.start(server, home.run(), home.logs());
        try {
            Broker kafka = new Broker(home.kafka(), ports.of(KAFKA), ports.of(CONTROLLER), home.secrets());
            return new Stack(
                    measured, home, programs, ports, postgres, RunningProcess.start(kafka, home.run(), home.logs()));
        } catch (IOException | RuntimeException failure) {
            postgres.close();
            throw failure;
        }
    }

    /// The processes of a run that was killed, whatever it measured.
    private static List<String> leftovers() {
        return Stream.concat(Stream.of(MeasuredService.values()).map(MeasuredService::database), Stream.of(KAFKA))
                .toList();
    }

    /// Starts the service, which makes its tables where they are missing.
    ///
    /// @param settings environment variables beyond those that it needs
    public void startService(Map<String, String> settings) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of(KAFKA));
        String database = measured.database();
        environment.putAll(BrokerUsers.of(home.secrets()).environment(database));
        environment.put("DANGOL_DB_URL", "postgresql://127.0.0.1:" + ports.of(POSTGRES) + "/" + database);
        environment.put("DANGOL_DB_USER", database);
        environment.put("DANGOL_DB_PASSWORD", passwords.of(database));
        environment.put("DANGOL_JWT_PUBLIC_KEY", "file:" + keys.publicKey());
        environment.putAll(TOKENS.environment());
        environment.putAll(ownKeys());
        environment.putAll(settings);
        Path program = programs.resolve(measured.program());
        service = RunningProcess.start(
                new ServiceProcess(measured, program, ports.of(SERVICE), environment), home.run(), home.logs());
    }

    /// What one service alone needs.
    private Map<String, String> ownKeys() throws IOException {
        return switch (measured) {
            case LOYALTY -> Map.of();
            case FEEDBACK ->
                Map.of(
                        "DANGOL_FEEDBACK_SECRET_KEY",
                        new SecretKeyFile(home.secrets().resolve("feedback.key")).base64(),
                        "DANGOL_IDENTITY_KEY",
                        identityKey());
        };
    }

    /// Hashes the names of customers as the service does.
    public IdentityHasher identityHasher() throws IOException {
        return IdentityHasher.withKey(identityKey());
    }

    private String identityKey() throws IOException {
        return new SecretKeyFile(home.secrets().resolve("identity.key")).base64();
    }

    /// The service's database.
    public String database() {
        return measured.database();
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

    /// The processor time that everybody has used until now. To ask hundreds of sessions takes a
    /// moment in which all go on, so the machine's time is that in the middle of it.
    public CpuTimes cpu() {
        Duration ofMachine = MachineCpu.used();
        Duration ofService = service == null ? Duration.ZERO : service.cpu();
        Duration ofPostgres = postgres.cpu();
        Duration ofKafka = broker.cpu();
        Duration ofLoad = RunningProcess.cpuOf(Stream.concat(
                Stream.of(ProcessHandle.current()),
                ProcessHandle.current().children().filter(this::isOfTheLoad)));
        return new CpuTimes(
                ofService,
                ofPostgres,
                ofKafka,
                ofLoad,
                ofMachine.plus(MachineCpu.used()).dividedBy(2));
    }

    /// This process starts those that are measured, and pgbench.
    private boolean isOfTheLoad(ProcessHandle child) {
        return !postgres.is(child) && !broker.is(child) && (service == null || !service.is(child));
    }

    public InetSocketAddress serviceAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(SERVICE));
    }

    /// A token of a role, good for hours.
    public String token(String role) throws IOException {
        return new TokenCommand(keys, TOKENS, Clock.systemUTC()).run(List.of("--role", role));
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
        return ServiceProcess.JVM_OPTIONS;
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
        Trees.delete(home.kafka());
        Trees.delete(home.postgres().resolve("data"));
    }
}
