package io.dangol.benchmark.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuTimesTest {
    @Test
    void whatWasUsedIsSaidInProcessors() {
        CpuTimes before = times(1_000, 500, 100, 10);
        CpuTimes after = times(11_000, 3_000, 350, 1_010);

        assertThat(after.since(before).describe(Duration.ofSeconds(10)))
                .isEqualTo("service 1.00, postgres 0.25, kafka 0.03, load 0.10 processors");
    }

    @Test
    void aProcessThatEndedMeanwhileCountsForNothing() {
        assertThat(times(0, 0, 0, 0).since(times(10, 10, 10, 10)).describe(Duration.ofSeconds(1)))
                .isEqualTo("service 0.00, postgres 0.00, kafka 0.00, load 0.00 processors");
    }

    private static CpuTimes times(long service, long postgres, long kafka, long generator) {
        return new CpuTimes(
                Duration.ofMillis(service),
                Duration.ofMillis(postgres),
                Duration.ofMillis(kafka),
                Duration.ofMillis(generator));
    }
}
