package io.dangol.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// How much memory processes hold. On Linux a page that several share is counted once, divided among them
/// (proportional set size): PostgreSQL's processes share their buffers. Elsewhere it is counted in each.
public final class ResidentMemory {
    private static final Path PROC = Path.of("/proc");

    private ResidentMemory() {}

    /// Bytes held by a process and all that it started; 0 for what has ended.
    public static long ofTree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(process -> of(process.pid()))
                .sum();
    }

    /// Bytes held by one process; 0 for one that has ended.
    public static long of(ProcessHandle process) {
        return of(process.pid());
    }

    private static long of(long processId) {
        return Files.isDirectory(PROC.resolve("self")) ? fromProc(processId) : fromPs(processId);
    }

    private static long fromProc(long processId) {
        Path memory = PROC.resolve(Long.toString(processId)).resolve("smaps_rollup");
        try (Stream<String> lines = Files.lines(memory, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(ResidentMemory::kibibytes)
                    .sum();
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }

    private static long fromPs(long processId) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(processId))
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader output = ps.inputReader(StandardCharsets.UTF_8)) {
                return output.lines()
                        .filter(line -> !line.isBlank())
                        .mapToLong(ResidentMemory::kibibytes)
                        .sum();
            }
        } catch (IOException | NumberFormatException unavailable) {
            return 0;
        }
    }

    /// Both sources report in units of 1,024 bytes: `Pss:   123 kB` and `   123`.
    private static long kibibytes(String line) {
        String digits = line.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) * 1024;
    }
}
