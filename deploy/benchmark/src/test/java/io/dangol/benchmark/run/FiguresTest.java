package io.dangol.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.benchmark.load.LoadResult.Latency;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private enum Side implements Part {
        DATABASE,
        SERVICE;

        @Override
        public String label() {
            return name();
        }
    }

    @Test
    void theBestRunOfEachPartCounts() {
        Figures<Side> figures = measured();

        assertThat(figures.best(Side.SERVICE).connections()).isEqualTo(64);
        assertThat(figures.ratio(Side.SERVICE, Side.DATABASE)).isEqualTo(OptionalDouble.of(1.2));
        assertThat(figures.table())
                .anyMatch(line -> line.contains("things/s"))
                .anyMatch(line -> line.contains("6,000 *"))
                .noneMatch(line -> line.contains("5,500 *"));
    }

    @Test
    void runsWithAsManyConnectionsCanBeComparedToo() {
        Figures<Side> figures = measured();

        assertThat(figures.ratio(Side.SERVICE, Side.DATABASE, 64)).isEqualTo(OptionalDouble.of(1.2));
        assertThat(figures.ratio(Side.SERVICE, Side.DATABASE, 16)).isEmpty();
    }

    @Test
    void whatWasNotMeasuredIsNull() {
        Figures<Side> figures = new Figures<>("things/s");

        assertThat(Figures.json("ratio", figures.ratio(Side.SERVICE, Side.DATABASE)))
                .isEqualTo("\"ratio\":null");
        assertThat(figures.halfPeakJson()).isEqualTo("\"p99MillisAtHalfPeak\":null");
        figures.halfPeak(new Latency(100, 1, 2, 12.3456, 20, 30));
        assertThat(figures.halfPeakJson()).isEqualTo("\"p99MillisAtHalfPeak\":12.346");
    }

    private static Figures<Side> measured() {
        Figures<Side> figures = new Figures<>("things/s");
        figures.add(new Figures.Run<>(Side.DATABASE, 16, 4_000, ""));
        figures.add(new Figures.Run<>(Side.DATABASE, 64, 5_000, ""));
        figures.add(new Figures.Run<>(Side.SERVICE, 64, 6_000, "books agree"));
        figures.add(new Figures.Run<>(Side.SERVICE, 256, 5_500, "books agree"));
        return figures;
    }
}
