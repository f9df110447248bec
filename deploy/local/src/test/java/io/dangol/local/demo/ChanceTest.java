package io.dangol.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceTest {
    private static final int DRAWS = 200_000;
    /// Standard errors that a mean may be off; the seeds are fixed, so a test that passes always passes.
    private static final double STANDARD_ERRORS = 4;

    @Test
    void theSameSeedDrawsTheSame() {
        assertThat(draws(new Chance(7, 1, 1))).containsExactly(draws(new Chance(7, 1, 1)));
    }

    @Test
    void anotherSeedPersonOrPartDrawsSomethingElse() {
        double[] some = draws(new Chance(7, 1, 1));

        assertThat(draws(new Chance(8, 1, 1))).isNotEqualTo(some);
        assertThat(draws(new Chance(7, 2, 1))).isNotEqualTo(some);
        assertThat(draws(new Chance(7, 1, 2))).isNotEqualTo(some);
    }

    @Test
    void uniformDrawsAreFromZeroToLessThanOne() {
        Chance chance = new Chance(1, 1, 1);
        assertThat(DoubleStream.generate(chance::uniform).limit(DRAWS)).allMatch(draw -> draw >= 0 && draw < 1);
        assertMoments(Chance::uniform, 0.5, 1 / 12.0, 1 / 80.0);
    }

    @Test
    void normalDrawsHaveTheMomentsOfTheTheory() {
        assertMoments(Chance::normal, 0, 1, 3);
    }

    @ParameterizedTest
    @CsvSource({"1", "0.2", "13"})
    void exponentialDrawsHaveTheMomentsOfTheTheory(double rate) {
        double variance = 1 / (rate * rate);
        assertMoments(chance -> chance.exponential(rate), 1 / rate, variance, 9 * variance * variance);
    }

    @ParameterizedTest
    @CsvSource({"0.243, 4.414", "0.9, 6.5", "1, 1", "2.5, 0.3", "40, 2"})
    void gammaDrawsHaveTheMomentsOfTheTheory(double shape, double rate) {
        double variance = shape / (rate * rate);
        double fourth = (3 + 6 / shape) * variance * variance;
        assertMoments(chance -> chance.gamma(shape, rate), shape / rate, variance, fourth);
    }

    @ParameterizedTest
    @CsvSource({"0.6, 2.8", "0.793, 2.426", "1, 1", "5, 2"})
    void betaDrawsHaveTheMomentsOfTheTheory(double a, double b) {
        double sum = a + b;
        double variance = a * b / (sum * sum * (sum + 1));
        double excess = 6 * ((a - b) * (a - b) * (sum + 1) - a * b * (sum + 2)) / (a * b * (sum + 2) * (sum + 3));
        assertMoments(chance -> chance.beta(a, b), a / sum, variance, (3 + excess) * variance * variance);
    }

    /// The mean of n draws has the variance v/n; their variance has, for large n, (m4 - v²)/n.
    private static void assertMoments(
            ToDoubleFunction<Chance> draw, double mean, double variance, double fourthCentralMoment) {
        Chance chance = new Chance(20_261_121, 1, 1);
        double[] draws = DoubleStream.generate(() -> draw.applyAsDouble(chance))
                .limit(DRAWS)
                .toArray();
        double found = DoubleStream.of(draws).average().orElseThrow();
        double spread = DoubleStream.of(draws)
                .map(value -> (value - found) * (value - found))
                .average()
                .orElseThrow();

        assertThat(found).isCloseTo(mean, within(STANDARD_ERRORS * Math.sqrt(variance / DRAWS)));
        double errorOfVariance = Math.sqrt((fourthCentralMoment - variance * variance) / DRAWS);
        assertThat(spread).isCloseTo(variance, within(STANDARD_ERRORS * errorOfVariance));
    }

    private static double[] draws(Chance chance) {
        return DoubleStream.generate(chance::uniform).limit(10).toArray();
    }
}
