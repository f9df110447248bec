package io.dangol.benchmark.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuTimesTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void whatWasUsedIsSaidInProcessorsAndWhatOthersUsedIsTheRest() {
        CpuTimes used = times(11_000, 3_000, 350, 1_010, 23_000).since(times(1_000, 500, 100, 10, 2_000));

        assertThat(used.describe(TEN_SECONDS))
                .isEqualTo("processors: service 1.00, postgres 0.25, kafka 0.03, load 0.10, other programs 0.73");
        assertThat(used.others(TEN_SECONDS)).isEqualTo(0.725);
    }

    @Test
    void whereTheMachineDoesNotTellThereAreNoOthers() {
        assertThat(times(10, 10, 10, 10, 0).others(TEN_SECONDS)).isZero();
    }

    @Test
    void theMachinesTimeIsThatOfProgramsAndInterruptsNotOfWaiting() {
        assertThat(MachineCpu.parse("cpu  664305 1521 74866 363656 2388 5 3008 1358 0 0"))
                .isEqualTo(Duration.ofMillis((664_305 + 1_521 + 74_866 + 5 + 3_008) * 10L));
    }

    private static CpuTimes times(long service, long postgres, long kafka, long load, long machine) {
        return new CpuTimes(
                Duration.ofMillis(service),
                Duration.ofMillis(postgres),
                Duration.ofMillis(kafka),
                Duration.ofMillis(load),
                Duration.ofMillis(machine));
    }
}
