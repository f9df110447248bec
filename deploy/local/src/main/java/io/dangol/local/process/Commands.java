package io.dangol.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Runs short commands to their end.
public final class Commands {
    private Commands() {}

    /// What a command printed and how it ended.
    ///
    /// @param status 0 for success
    /// @param output standard output and standard error
    public record Result(int status, String output) {
        public boolean succeeded() {
            return status == 0;
        }
    }

    /// Runs a command and waits for its end.
    ///
    /// @throws IOException if the command does not exist or does not end in time
    public static Result run(Duration timeout, List<String> command) throws IOException {
        Path output = Files.createTempFile("dangol-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(timeout)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end within " + timeout.toSeconds() + " seconds");
            }
            return new Result(process.exitValue(), read(output));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.getFirst(), interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String read(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return reader.lines().collect(Collectors.joining("\n"));
        }
    }
}
