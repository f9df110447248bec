package io.dangol.benchmark.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.benchmark.load.LoadResult.Latency;
import io.dangol.benchmark.run.Figures;
import org.junit.jupiter.api.Test;

class LedgerCommandTest {
    @Test
    void theLastLineIsOneObjectWithNullForWhatWasNotMeasured() {
        Figures<LedgerPart> figures = new Figures<>("postings/s");
        assertThat(LedgerCommand.lastLine(figures))
                .isEqualTo(
                        "{\"cOverA\":null,\"dOverB\":null,\"eOverC\":null,\"p99MillisAtHalfPeak\":null,\"tailOverA\":null}");

        figures.add(new Figures.Run<>(LedgerPart.A, 64, 5_000, ""));
        figures.add(new Figures.Run<>(LedgerPart.C, 64, 6_000, ""));
        figures.halfPeak(new Latency(100, 1, 2, 12.3456, 20, 30));
        figures.peerHalfPeak(new Latency(100, 1, 2, 5, 20, 30));

        assertThat(LedgerCommand.lastLine(figures))
                .isEqualTo(
                        "{\"cOverA\":1.200,\"dOverB\":null,\"eOverC\":null,\"p99MillisAtHalfPeak\":12.346,\"tailOverA\":2.469}");
    }
}
