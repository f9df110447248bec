package io.dangol.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Tells what happens while faults are proven, and keeps one line for each of them in `target/faults.txt`, which
/// `./dangol test faults` prints at its end.
final class FaultReport {
    private static final Path LINES = Path.of("target", "faults.txt");

    /// A step of a fault, printed at once.
    void progress(String fault, String step) {
        print("%s  %s".formatted(fault, step));
    }

    /// What a fault came to.
    void line(String fault, String result) {
        String line = "%-16s %s".formatted(fault, result);
        print(line);
        try {
            Files.createDirectories(LINES.getParent());
            Files.writeString(LINES, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void print(String text) {
        LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        System.out.printf("%tT  %s%n", now, text);
    }
}
