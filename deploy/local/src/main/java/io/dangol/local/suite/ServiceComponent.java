package io.dangol.local.suite;

import io.dangol.local.CommandFailure;
import io.dangol.local.process.Component;
import io.dangol.local.process.Liveness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One of the Quarkus services, or the gateway.
final class ServiceComponent implements Component {
    private final String name;
    private final Path directory;
    private final int port;
    private final int heapMebibytes;
    private final Map<String, String> environment;

    /// @param directory the built service: holds `quarkus-run.jar` and what it needs
    /// @param environment what the service is told, beyond its port
    ServiceComponent(String name, Path directory, int port, int heapMebibytes, Map<String, String> environment) {
        this.name = name;
        this.directory = directory;
        this.port = port;
        this.heapMebibytes = heapMebibytes;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ProcessBuilder prepare() {
        Path jar = directory.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new CommandFailure(
                    "The " + name + " program is not built (" + jar + " is missing): ./dangol up builds it.");
        }
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(
                heapMebibytes,
                List.of("-XX:TieredStopAtLevel=1", "-XX:MaxDirectMemorySize=48m"),
                List.of("-jar", jar.toString())));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        // The allocator of glibc keeps memory for every processor; two pools are enough and hold much less.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        return builder;
    }

    @Override
    public boolean isReady() {
        return Probes.http(port, "/q/health/ready");
    }

    @Override
    public boolean isLive() {
        return liveness() == Liveness.LIVE;
    }

    @Override
    public Liveness liveness() {
        return Probes.liveness(port, "/q/health/live");
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
