package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final List<Outcome> OUTCOMES =
            List.of(new Outcome(1, 1, 0.9), new Outcome(0, 0, 0.8), new Outcome(0, 1, 0.7), new Outcome(1, 0, 0.6));

    @Test
    void theFiguresAreThoseDoneByHand() {
        Figures figures = Figures.of(OUTCOMES, 2, 0.7);

        assertThat(figures.accuracy()).isEqualTo(0.5);
        assertThat(figures.f1()).isEqualTo(0.5);
        assertThat(figures.coverage()).isEqualTo(0.75);
        assertThat(figures.accuracyDecided()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(figures.accuracyAtHalfCoverage()).isEqualTo(1);
        // One text to a bin: (0.1 + 0.2 + 0.7 + 0.6) / 4.
        assertThat(figures.calibrationError()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void theThresholdIsTheLowestThatReachesTheTarget() {
        assertThat(Figures.threshold(OUTCOMES, 1)).isEqualTo(0.8);
        assertThat(Figures.threshold(OUTCOMES, 0.6)).isEqualTo(0.7);
        assertThat(Figures.threshold(List.of(), 0.6)).isEqualTo(1);
    }

    @Test
    void nothingMeasuredIsZeroAndNoError() {
        assertThat(Figures.of(List.of(), 2, 0.5)).isEqualTo(new Figures(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void theLikeliestLabelIsTheOneFound() {
        assertThat(Outcome.of(2, new double[] {0.2, 0.5, 0.3})).isEqualTo(new Outcome(2, 1, 0.5));
    }
}
