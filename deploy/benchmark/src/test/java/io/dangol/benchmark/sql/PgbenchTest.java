package io.dangol.benchmark.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.benchmark.sql.Pgbench.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PgbenchTest {
    private static final Path DIRECTORY = Path.of("run");

    private final Pgbench pgbench = new Pgbench(new PgbenchProgram(Path.of("pgbench"), Map.of()), 5432, "secret");

    @Test
    void aRunAtAPaceLogsEachTransaction() {
        assertThat(pgbench.command(Pace.open(16, Duration.ofSeconds(8), 1500), DIRECTORY))
                .contains("--rate=1500.0", "--log", "--log-prefix=" + DIRECTORY.resolve(PgbenchLog.PREFIX));
    }

    /// pgbench refuses a prefix for a log that it does not write.
    @Test
    void aRunAtFullSpeedSaysNothingOfALog() {
        assertThat(pgbench.command(Pace.closed(16, Duration.ofSeconds(8)), DIRECTORY))
                .noneMatch(argument -> argument.startsWith("--log") || argument.startsWith("--rate"));
    }

    @Test
    void theShortestRunIsOneSecond() {
        assertThat(pgbench.command(Pace.closed(4, Duration.ofMillis(200)), DIRECTORY))
                .contains("--time=1", "--client=4", "--jobs=2");
    }
}
