package io.dangol.local.process;

import io.dangol.embedded.secret.PrivateFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// What is known on disk of one process: `run/<name>.properties`. It outlives the launcher, so that the next one finds
/// what a killed one left behind.
///
/// @param identity the process
/// @param phase its last known phase
/// @param port the port it listens on, 0 where it has none
/// @param restarts how often it was started again since the suite came up
/// @param lastRestart when and why it was started again last, one line; empty where it was not
public record RunFile(ProcessIdentity identity, Phase phase, int port, int restarts, String lastRestart) {
    private static final String SUFFIX = ".properties";

    public RunFile(ProcessIdentity identity, Phase phase, int port, int restarts) {
        this(identity, phase, port, restarts, "");
    }

    /// The name under which the process is on file that is to replace the named one.
    public static String successor(String name) {
        return name + "-new";
    }

    /// The name under which the process is on file that was replaced and has not ended yet.
    public static String predecessor(String name) {
        return name + "-old";
    }

    /// @param directory where the files of the running processes are
    public static Path path(Path directory, String name) {
        return directory.resolve(name + SUFFIX);
    }

    /// What the file of the named process says, or nothing where there is none or it cannot be
    /// understood.
    public static Optional<RunFile> read(Path directory, String name) {
        Path file = path(directory, name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return Optional.of(new RunFile(
                    new ProcessIdentity(
                            Long.parseLong(properties.getProperty("pid", "")),
                            Long.parseLong(properties.getProperty("startedAtMillis", ""))),
                    Phase.valueOf(properties.getProperty("phase", "").toUpperCase(Locale.ROOT)),
                    Integer.parseInt(properties.getProperty("port", "0")),
                    Integer.parseInt(properties.getProperty("restarts", "0")),
                    properties.getProperty("lastRestart", "")));
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    public void write(Path directory, String name) {
        String content = """
                pid=%d
                startedAtMillis=%d
                phase=%s
                port=%d
                restarts=%d
                lastRestart=%s
                """.formatted(
                        identity.processId(), identity.startedAtMillis(), phase.word(), port, restarts, lastRestart);
        try {
            PrivateFiles.write(path(directory, name), content);
        } catch (IOException failure) {
            throw new UncheckedIOException("the file of " + name + " cannot be written", failure);
        }
    }

    public static void delete(Path directory, String name) {
        try {
            Files.deleteIfExists(path(directory, name));
        } catch (IOException failure) {
            throw new UncheckedIOException("the file of " + name + " cannot be removed", failure);
        }
    }
}
