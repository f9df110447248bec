package io.dangol.benchmark.stack;

import io.dangol.embedded.broker.BrokerMain;
import io.dangol.embedded.broker.EmbeddedBroker;
import io.dangol.local.process.Component;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The Kafka broker that the service's relay publishes to, a process of its own.
final class Broker implements Component {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final Path secrets;

    /// @param secrets the directory of the users' password files
    Broker(Path directory, int port, int controllerPort, Path secrets) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ProcessBuilder prepare() {
        return new ProcessBuilder(List.of(
                JavaPrograms.java(),
                "-Xms256m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.net.preferIPv4Stack=true",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                directory.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort),
                secrets.toString()));
    }

    @Override
    public boolean isReady() {
        return EmbeddedBroker.isAdmitting(directory) && isLive();
    }

    @Override
    public boolean isLive() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }

    @Override
    public void requestStop(Process process) {
        process.destroy();
    }

    @Override
    public Duration stopTimeout() {
        return STOP_TIMEOUT;
    }
}
