package io.dangol.benchmark.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.benchmark.load.LoadResult.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgbenchLogTest {
    @TempDir
    Path directory;

    @Test
    void theLinesOfAllThreadsCount() throws IOException {
        Files.writeString(
                directory.resolve("transactions.71"), "0 1 1000 0 1764500000 12 3\n1 2 2000 0 1764500000 13 4\n");
        Files.writeString(directory.resolve("transactions.71.1"), "2 1 9000 0 1764500000 14 0\n");
        Files.writeString(directory.resolve("output"), "tps = 3\n");

        Latency latency = PgbenchLog.read(directory);

        assertThat(latency.count()).isEqualTo(3);
        assertThat(latency.p50Millis()).isBetween(1.99, 2.01);
        assertThat(latency.p99Millis()).isBetween(8.99, 9.01);
    }

    @Test
    void aRunWithoutALogHasNoLatencies() throws IOException {
        assertThat(PgbenchLog.read(directory).count()).isZero();
    }
}
