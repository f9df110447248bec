package io.dangol.kit.inbox;

import io.dangol.local.broker.EmbeddedBroker;
import io.dangol.testkit.BrokerProxy;
import io.dangol.testkit.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A broker for the consumer of notes alone, which a test can stop, start and disturb.
public final class UnreliableBroker implements QuarkusTestResourceLifecycleManager {
    static final String GROUP = "unreliable";

    private static @Nullable UnreliableBroker running;

    private int brokerPort;
    private int controllerPort;
    private int proxyPort;
    private @Nullable Path directory;
    private @Nullable BrokerProxy proxy;
    private @Nullable EmbeddedBroker broker;

    static UnreliableBroker running() {
        return Objects.requireNonNull(running);
    }

    @Override
    public Map<String, String> start() {
        try {
            brokerPort = FreePorts.next();
            controllerPort = FreePorts.next();
            proxyPort = FreePorts.next();
            directory = Files.createTempDirectory("dangol-unreliable");
            proxy = new BrokerProxy(proxyPort, brokerPort);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        startBroker();
        running = this;
        String channel = "mp.messaging.incoming.notes.";
        return Map.of(
                channel + "bootstrap.servers", bootstrapServers(),
                channel + "group.id", GROUP,
                channel + "session.timeout.ms", "6000",
                channel + "heartbeat.interval.ms", "500",
                channel + "request.timeout.ms", "1000",
                channel + "default.api.timeout.ms", "2000",
                // Leaves what was taken to be committed by the rebalance.
                channel + "auto.commit.interval.ms", "600000");
    }

    String bootstrapServers() {
        return "127.0.0.1:" + proxyPort;
    }

    BrokerProxy proxy() {
        return Objects.requireNonNull(proxy);
    }

    void startBroker() {
        try {
            broker = EmbeddedBroker.start(Objects.requireNonNull(directory), brokerPort, controllerPort, proxyPort);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void stopBroker() {
        Objects.requireNonNull(broker).close();
    }

    @Override
    public void stop() {
        stopBroker();
        try {
            proxy().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
