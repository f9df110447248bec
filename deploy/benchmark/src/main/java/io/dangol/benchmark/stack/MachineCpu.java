package io.dangol.benchmark.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The processor time of all programs together, as Linux tells it.
final class MachineCpu {
    private static final Path FILE = Path.of("/proc/stat");
    /// What Linux counts in for programs, whatever it counts in itself.
    private static final long MILLIS_OF_TICK = 10;

    /// Of the first line: user, nice and system; idle and waiting are between them and what interrupts took.
    private static final List<Integer> BUSY_COLUMNS = List.of(1, 2, 3, 6, 7);

    private MachineCpu() {}

    /// Zero where it is not told.
    static Duration used() {
        try (Stream<String> lines = Files.lines(FILE, StandardCharsets.UTF_8)) {
            return lines.findFirst().map(MachineCpu::parse).orElse(Duration.ZERO);
        } catch (IOException notLinux) {
            return Duration.ZERO;
        }
    }

    /// @param line such as `cpu  664305 1521 74866 363656 2388 0 3008 1358 0 0`
    static Duration parse(String line) {
        List<String> columns = Stream.of(line.split(" +", -1)).toList();
        long ticks = BUSY_COLUMNS.stream()
                .mapToLong(column -> Long.parseLong(columns.get(column)))
                .sum();
        return Duration.ofMillis(ticks * MILLIS_OF_TICK);
    }
}
