package io.dangol.benchmark.sql;

import io.dangol.benchmark.load.LoadResult.Latency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// The log that pgbench writes of its transactions, one file a thread and one line a transaction. A line has
/// client, number, microseconds, script, seconds and microseconds since 1970, and lag. At a rate, the
/// microseconds count from when the transaction was due.
final class PgbenchLog {
    /// What the names of its files begin with.
    static final String PREFIX = "transactions";

    private static final int MICROS_COLUMN = 2;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int PRECISION_DIGITS = 3;

    private PgbenchLog() {}

    /// @param directory where the log is; without one the latency has no transactions
    static Latency read(Path directory) throws IOException {
        Histogram micros = new Histogram(LONGEST_MICROS, PRECISION_DIGITS);
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
        for (Path file : files) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.US_ASCII)) {
                lines.mapToLong(PgbenchLog::micros).forEach(micros::recordValue);
            }
        }
        return Latency.of(micros);
    }

    private static long micros(String line) {
        return Math.clamp(Long.parseLong(line.split(" ", -1)[MICROS_COLUMN]), 0, LONGEST_MICROS);
    }
}
