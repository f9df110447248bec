package io.dangol.kit.inbox;

import io.dangol.embedded.broker.EmbeddedBroker;
import io.dangol.testkit.BrokerProxy;
import io.dangol.testkit.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// A broker for the consumer of notes alone, which a test can stop, start and disturb.
final class UnreliableBroker implements AutoCloseable {
    static final String GROUP = "unreliable";

    private static final String BROKER_PORT = "dangol.test.unreliable.broker";
    private static final String CONTROLLER_PORT = "dangol.test.unreliable.controller";
    private static final String PROXY_PORT = "dangol.test.unreliable.proxy";

    private final Path directory;
    private final BrokerProxy proxy;
    private EmbeddedBroker broker;

    UnreliableBroker(Path directory) throws IOException {
        this.directory = directory;
        this.proxy = new BrokerProxy(Integer.getInteger(PROXY_PORT), Integer.getInteger(BROKER_PORT));
        this.broker = startBroker();
    }

    String bootstrapServers() {
        return "127.0.0.1:" + Integer.getInteger(PROXY_PORT);
    }

    BrokerProxy proxy() {
        return proxy;
    }

    void start() throws IOException {
        broker = startBroker();
    }

    void stop() {
        broker.close();
    }

    @Override
    public void close() throws IOException {
        stop();
        proxy.close();
    }

    private EmbeddedBroker startBroker() throws IOException {
        return EmbeddedBroker.start(
                directory,
                Integer.getInteger(BROKER_PORT),
                Integer.getInteger(CONTROLLER_PORT),
                Integer.getInteger(PROXY_PORT));
    }

    /// Points the consumer of notes to the broker, with time-outs that a test can wait for. The ports
    /// are system properties, because a test and its resources may be loaded by different class
    /// loaders.
    public static final class Address implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            System.setProperty(BROKER_PORT, Integer.toString(FreePorts.next()));
            System.setProperty(CONTROLLER_PORT, Integer.toString(FreePorts.next()));
            System.setProperty(PROXY_PORT, Integer.toString(FreePorts.next()));
            String channel = "mp.messaging.incoming.notes.";
            return Map.of(
                    channel + "bootstrap.servers", "127.0.0.1:" + Integer.getInteger(PROXY_PORT),
                    channel + "group.id", GROUP,
                    channel + "session.timeout.ms", "6000",
                    channel + "heartbeat.interval.ms", "500",
                    channel + "request.timeout.ms", "1000",
                    channel + "default.api.timeout.ms", "2000",
                    // Leaves what was taken to be committed by the rebalance.
                    channel + "auto.commit.interval.ms", "600000");
        }

        @Override
        public void stop() {
            // Nothing was started.
        }
    }
}
