package io.dangol.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseProcessTest {
    private static final int CUSTOMERS = 40_000;
    private static final double STANDARD_ERRORS = 4;

    @ParameterizedTest
    @CsvSource({"0.9, 6.5, 0.6, 2.8, 51", "0.9, 6.5, 0.6, 2.8, 12", "0.243, 4.414, 0.793, 2.426, 39"})
    void theShareWithoutARepeatPurchaseIsThatOfTheTheory(double r, double alpha, double a, double b, double weeks) {
        double share = Math.pow(alpha / (alpha + weeks), r);

        double found = counts(new PurchaseProcess(r, alpha, a, b), weeks)
                        .filter(count -> count == 0)
                        .count()
                / (double) CUSTOMERS;

        assertThat(found).isCloseTo(share, within(STANDARD_ERRORS * Math.sqrt(share * (1 - share) / CUSTOMERS)));
    }

    @ParameterizedTest
    @CsvSource({"0.9, 6.5, 0.6, 2.8, 51", "0.9, 6.5, 0.6, 2.8, 12", "0.243, 4.414, 0.793, 2.426, 39"})
    void theMeanNumberOfRepeatPurchasesIsThatOfTheTheory(double r, double alpha, double a, double b, double weeks) {
        int[] counts = counts(new PurchaseProcess(r, alpha, a, b), weeks).toArray();
        double mean = IntStream.of(counts).average().orElseThrow();
        double variance = IntStream.of(counts)
                .mapToDouble(count -> (count - mean) * (count - mean))
                .average()
                .orElseThrow();

        assertThat(mean)
                .isCloseTo(
                        expectedRepeats(r, alpha, a, b, weeks),
                        within(STANDARD_ERRORS * Math.sqrt(variance / CUSTOMERS)));
    }

    @Test
    void repeatPurchasesFollowEachOtherWithinTheWeeks() {
        Chance chance = new Chance(3, 1, 1);
        for (int customer = 0; customer < 1_000; customer++) {
            List<Double> repeats = Buying.PROCESS.repeats(chance, 51);
            assertThat(repeats)
                    .isSorted()
                    .allMatch(time -> time >= 0 && time < 51)
                    .hasSizeLessThanOrEqualTo(PurchaseProcess.REPEATS_MOST);
        }
    }

    private static IntStream counts(PurchaseProcess process, double weeks) {
        return IntStream.range(0, CUSTOMERS)
                .map(customer -> process.repeats(new Chance(20_261_121, customer, 2), weeks)
                        .size());
    }

    /// Equation (9) of the paper: E[X(t)].
    private static double expectedRepeats(double r, double alpha, double a, double b, double t) {
        double hypergeometric = hypergeometric(r, b, a + b - 1, t / (alpha + t));
        return (a + b - 1) / (a - 1) * (1 - Math.pow(alpha / (alpha + t), r) * hypergeometric);
    }

    /// Gauss's series for 2F1(a, b; c; z), |z| < 1.
    private static double hypergeometric(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int k = 0; k < 10_000 && Math.abs(term) > 1e-14; k++) {
            term *= (a + k) * (b + k) / ((c + k) * (k + 1)) * z;
            sum += term;
        }
        return sum;
    }
}
