package io.dangol.benchmark.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.benchmark.ledger.Figures.Part;
import io.dangol.benchmark.load.LoadResult.Latency;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void theBestRunOfEachPartCounts() {
        Figures figures = new Figures();
        figures.add(new Figures.Run(Part.A, 16, 4_000, ""));
        figures.add(new Figures.Run(Part.A, 64, 5_000, ""));
        figures.add(new Figures.Run(Part.C, 64, 6_000, "books agree"));
        figures.add(new Figures.Run(Part.C, 256, 5_500, "books agree"));
        figures.halfPeak(new Latency(100, 1, 2, 12.3456, 20, 30));

        assertThat(figures.best(Part.C).connections()).isEqualTo(64);
        assertThat(figures.json())
                .isEqualTo("{\"cOverA\":1.200,\"dOverB\":null,\"eOverC\":null,\"p99MillisAtHalfPeak\":12.346}");
        assertThat(figures.table())
                .anyMatch(line -> line.contains("6,000 *"))
                .noneMatch(line -> line.contains("5,500 *"));
    }

    @Test
    void whatWasNotMeasuredIsNull() {
        assertThat(new Figures().json())
                .isEqualTo("{\"cOverA\":null,\"dOverB\":null,\"eOverC\":null,\"p99MillisAtHalfPeak\":null}");
    }
}
