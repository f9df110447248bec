package io.dangol.embedded.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/// A Kafka broker in this process: KRaft, one node, broker and controller at once, on the loopback address.
///
/// The directory is formatted on the first start and kept, so that a restarted broker has its topics and records.
/// The broker's own session time-out is short: one that was killed can register again within seconds.
public final class EmbeddedBroker implements AutoCloseable {
    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /// Starts a broker that anybody on this machine may use, for throw-away data, and makes the
    /// suite's [Topics].
    ///
    /// @param directory where the broker keeps everything; made where absent
    /// @param port the port for clients
    /// @param controllerPort the port on which the node talks to itself as controller; the same at
    ///     every start of a directory
    /// @throws IOException if the directory cannot be made or formatted
    public static EmbeddedBroker start(Path directory, int port, int controllerPort) throws IOException {
        return start(directory, port, controllerPort, port, null);
    }

    /// Starts a broker that clients reach through something in between.
    ///
    /// @param advertisedPort the port that clients are told
    public static EmbeddedBroker start(Path directory, int port, int controllerPort, int advertisedPort)
            throws IOException {
        return start(directory, port, controllerPort, advertisedPort, null);
    }

    /// Starts a broker that only its users may use, each within its [BrokerRules].
    ///
    /// @throws IOException if the directory cannot be made or formatted, or a password not be read
    public static EmbeddedBroker start(Path directory, int port, int controllerPort, BrokerUsers users)
            throws IOException {
        return start(directory, port, controllerPort, port, users);
    }

    private static EmbeddedBroker start(
            Path directory, int port, int controllerPort, int advertisedPort, @Nullable BrokerUsers users)
            throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Files.deleteIfExists(admitting(directory));
        format(directory);
        Properties settings = settings(directory, port, controllerPort);
        settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + advertisedPort);
        String bootstrapServers = "127.0.0.1:" + advertisedPort;
        Map<String, Object> connection = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        if (users != null) {
            settings.putAll(users.settings());
            connection = users.administrator(bootstrapServers);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        try (BrokerSetup setup = new BrokerSetup(connection)) {
            if (users != null) {
                setup.admit(users.credentials(), BrokerRules.all());
            }
            setup.createTopics(Topics.all());
        }
        Files.createFile(admitting(directory));
        return new EmbeddedBroker(server, bootstrapServers);
    }

    /// Whether the broker of a directory has come so far that its clients can do everything they may.
    /// It says nothing of whether the broker still runs.
    public static boolean isAdmitting(Path directory) {
        return Files.exists(admitting(directory));
    }

    private static Path admitting(Path directory) {
        return directory.resolve("clients-admitted");
    }

    /// `host:port` for clients.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /// Waits until the broker stops.
    public void awaitShutdown() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory) throws IOException {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        Formatter formatter = new Formatter();
        formatter
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE_ID)
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            formatter.run();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IOException("the broker's directory could not be formatted", failure);
        }
    }

    private static Properties settings(Path directory, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put("listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.num.partitions", "6");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        settings.put("log.segment.bytes", Integer.toString(64 * 1024 * 1024));
        settings.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
        settings.put("message.max.bytes", Integer.toString(2 * 1024 * 1024));
        return settings;
    }
}
