package io.dangol.benchmark.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.benchmark.load.LoadResult.Latency;
import io.dangol.benchmark.run.Figures;
import org.junit.jupiter.api.Test;

class IntakeCommandTest {
    @Test
    void theLastLineIsOneObjectWithNullForWhatWasNotMeasured() {
        Figures<IntakePart> figures = new Figures<>("deliveries/s");
        figures.add(new Figures.Run<>(IntakePart.B, 64, 4_000, ""));
        assertThat(IntakeCommand.lastLine(figures))
                .isEqualTo("{\"bOverA\":null,\"p99MillisAtHalfPeak\":null,\"tailOverA\":null}");

        figures.add(new Figures.Run<>(IntakePart.A, 64, 5_000, ""));
        figures.halfPeak(new Latency(100, 1, 2, 12.3456, 20, 30));
        figures.peerHalfPeak(new Latency(100, 1, 2, 5, 20, 30));

        assertThat(IntakeCommand.lastLine(figures))
                .isEqualTo("{\"bOverA\":0.800,\"p99MillisAtHalfPeak\":12.346,\"tailOverA\":2.469}");
    }
}
