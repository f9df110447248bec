package io.dangol.benchmark.stack;

import io.dangol.local.CommandFailure;
import io.dangol.local.process.Component;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A built service, run as a deployment would: with all of the compiler and a heap of a fixed size.
final class ServiceProcess implements Component {
    static final List<String> JVM_OPTIONS = List.of(
            "-Xms768m",
            "-Xmx768m",
            "-Xmn512m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MaxDirectMemorySize=128m");

    private static final List<String> NEEDED_OPTIONS = List.of(
            "-Dfile.encoding=UTF-8",
            "-Djava.net.preferIPv4Stack=true",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final int PROBE_TIMEOUT_MILLIS = 5_000;
    private static final int OK = 200;

    private final MeasuredService service;
    private final Path program;
    private final int port;
    private final Map<String, String> environment;

    /// @param program the directory of the built service
    ServiceProcess(MeasuredService service, Path program, int port, Map<String, String> environment) {
        this.service = service;
        this.program = program;
        this.port = port;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return service.database();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ProcessBuilder prepare() {
        Path jar = program.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new CommandFailure("The " + service.program() + " is not built (" + jar + " is missing).");
        }
        List<String> command = new ArrayList<>();
        command.add(JavaPrograms.java());
        command.addAll(JVM_OPTIONS);
        command.addAll(NEEDED_OPTIONS);
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        return builder;
    }

    @Override
    public boolean isReady() {
        return answers("/q/health/ready");
    }

    @Override
    public boolean isLive() {
        return answers("/q/health/live");
    }

    @Override
    public void requestStop(Process process) {
        process.destroy();
    }

    @Override
    public Duration stopTimeout() {
        return STOP_TIMEOUT;
    }

    private boolean answers(String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(PROBE_TIMEOUT_MILLIS);
            connection.setReadTimeout(PROBE_TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException unreachable) {
            return false;
        }
    }
}
