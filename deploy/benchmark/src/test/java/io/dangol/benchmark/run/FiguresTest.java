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
        public String mark() {
            return "(" + name() + ")";
        }

        @Override
        public String title() {
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
        assertThat(figures.halfPeakJson()).isEqualTo("\"p99MillisAtHalfPeak\":null,\"tailOverA\":null");
        assertThat(figures.halfPeakLines(Side.SERVICE, Side.DATABASE)).isEmpty();
        figures.halfPeak(new Latency(100, 1, 2, 12.3456, 20, 30));
        assertThat(figures.halfPeakJson()).isEqualTo("\"p99MillisAtHalfPeak\":12.346,\"tailOverA\":null");
    }

    @Test
    void theTailIsComparedWithThePeersAtTheSameShareOfItsPeak() {
        Figures<Side> figures = new Figures<>("things/s");
        figures.halfPeak(new Latency(100, 1, 2, 12, 20, 30));
        figures.peerHalfPeak(new Latency(100, 1, 2, 5, 20, 30));

        assertThat(figures.halfPeakJson()).isEqualTo("\"p99MillisAtHalfPeak\":12.000,\"tailOverA\":2.400");
        assertThat(figures.halfPeakLines(Side.SERVICE, Side.DATABASE))
                .containsExactly(
                        "at half the peak of (SERVICE): p50 1.0, p90 2.0, p99 12.0, p99.9 20.0 ms",
                        "at half the peak of (DATABASE): p50 1.0, p90 2.0, p99 5.0, p99.9 20.0 ms");
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
