package io.dangol.local.suite;

import io.dangol.embedded.broker.BrokerMain;
import io.dangol.embedded.broker.EmbeddedBroker;
import io.dangol.local.process.Component;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The Kafka broker, a process of its own.
final class BrokerComponent implements Component {
    private static final int HEAP_MEBIBYTES = 192;

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final Path secrets;
    private final Path loggingProperties;
    private final Path archives;

    /// @param secrets the directory of the users' password files
    BrokerComponent(Path directory, int port, int controllerPort, Path secrets, Path loggingProperties, Path archives) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
        this.secrets = secrets;
        this.loggingProperties = loggingProperties;
        this.archives = archives;
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
        return new ProcessBuilder(JavaCommand.of(
                HEAP_MEBIBYTES,
                List.of(
                        // The broker moves bytes; compiling it with less effort halves the work of its start.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + archives.resolve("kafka.jsa"),
                        "-Djava.util.logging.config.file=" + loggingProperties,
                        "-cp",
                        System.getProperty("java.class.path")),
                List.of(
                        BrokerMain.class.getName(),
                        directory.toString(),
                        Integer.toString(port),
                        Integer.toString(controllerPort),
                        secrets.toString())));
    }

    /// The broker answers before it knows its users and has made the topics.
    @Override
    public boolean isReady() {
        return EmbeddedBroker.isAdmitting(directory) && Probes.kafka(port);
    }

    @Override
    public boolean isLive() {
        return Probes.kafka(port);
    }

    @Override
    public void requestStop(Process process) {
        process.destroy();
    }

    @Override
    public Duration stopTimeout() {
        return Duration.ofSeconds(15);
    }
}
