package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    @Test
    void scoresWithoutAnErrorAreNotTakenForCertainty() {
        double[] scores = {-3, -2, -1, 1, 2, 3};
        boolean[] yes = {false, false, false, true, true, true};

        Calibration calibration = Calibrator.ofYesOrNo(scores, yes);

        assertThat(calibration.slope()).isBetween(0.1, 10.0);
        // Platt's target of three yeses is 4/5.
        assertThat(calibration.probabilities(new double[] {2})[1]).isBetween(0.7, 0.95);
    }

    @Test
    void theSigmoidThatTheScoresCameFromIsFound() {
        Random random = new Random(3);
        double[] scores = new double[20_000];
        boolean[] yes = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextGaussian() * 2;
            yes[i] = random.nextDouble() < Calibration.sigmoid(1.5 * scores[i] - 0.5);
        }

        Calibration calibration = Calibrator.ofYesOrNo(scores, yes);

        assertThat(calibration.slope()).isCloseTo(1.5, within(0.1));
        assertThat(calibration.intercept()).isCloseTo(-0.5, within(0.1));
    }
}
