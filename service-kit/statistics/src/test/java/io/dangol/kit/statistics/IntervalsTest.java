package io.dangol.kit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
    /// R. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17
    /// (1998), table I, the score method.
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonsIntervalIsThePublishedOne(long positive, long n, double low, double high) {
        Interval bounds = Intervals.wilson(positive, n).orElseThrow();

        assertThat(bounds.low()).isCloseTo(low, within(0.00006));
        assertThat(bounds.high()).isCloseTo(high, within(0.00006));
    }

    /// The quantile of Student's t for 9 degrees is 2.262 in every table.
    @Test
    void theIntervalOfAMeanIsStudents() {
        // 1 to 7 and 3, 4, 5: sum 40, sum of squares 190, so the variance is 30 / 9.
        Interval bounds = Intervals.mean(10, BigDecimal.valueOf(40), BigDecimal.valueOf(190))
                .orElseThrow();

        double margin = 2.262157 * Math.sqrt(30.0 / 9 / 10);
        assertThat(bounds.low()).isCloseTo(4 - margin, within(1e-5));
        assertThat(bounds.high()).isCloseTo(4 + margin, within(1e-5));
    }

    @Test
    void theMarginOfANetPromoterScoreIsThePublishedOne() {
        // Half promoters and one sixth detractors, n = 400: 33.3 with a margin of 7.30. The sixth of 400 is no whole
        // number, so the same shares at n = 1200 give the margin divided by the root of three.
        Interval interval = Intervals.difference(600, 200, 1_200).orElseThrow();

        double margin = (interval.high() - interval.low()) / 2 * 100 * Math.sqrt(3);
        assertThat(margin).isCloseTo(7.30, within(0.01));
        assertThat((interval.high() + interval.low()) / 2 * 100).isCloseTo(33.33, within(0.01));
    }

    @Test
    void aDifferenceStaysWithinWhatIsPossible() {
        Interval interval = Intervals.difference(2, 0, 3).orElseThrow();

        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isGreaterThan(-1);
    }

    @Test
    void aDifferenceWithoutSpreadHasNoInterval() {
        assertThat(Intervals.difference(5, 0, 5)).isEmpty();
        assertThat(Intervals.difference(0, 5, 5)).isEmpty();
        assertThat(Intervals.difference(0, 0, 5)).isEmpty();
        assertThat(Intervals.difference(1, 0, 1)).isEmpty();
        assertThat(Intervals.difference(0, 0, 0)).isEmpty();
    }

    @Test
    void wilsonIsThePublishedOne() {
        // 42 and 32 of 107 answers are positive.
        Interval interval = Intervals.wilson(74, 107).orElseThrow();

        assertThat(interval.low() * 100).isCloseTo(59.9, within(0.05));
        assertThat(interval.high() * 100).isCloseTo(77.1, within(0.05));
    }

    @Test
    void wilsonHasSomethingToSayAtBothEnds() {
        Interval none = Intervals.wilson(0, 10).orElseThrow();
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.2775, within(0.0001));

        Interval all = Intervals.wilson(10, 10).orElseThrow();
        assertThat(all.low()).isCloseTo(0.7225, within(0.0001));
        assertThat(all.high()).isEqualTo(1);
    }

    @Test
    void wilsonOfNothingIsNothing() {
        assertThat(Intervals.wilson(0, 0)).isEmpty();
    }

    @Test
    void theTIntervalOfAMeanIsTheTextbookOne() {
        // 1 to 5: mean 3, variance 2.5, t(0.975, 4) = 2.776445.
        Interval interval = Intervals.mean(5, BigDecimal.valueOf(15), BigDecimal.valueOf(55))
                .orElseThrow();

        double margin = 2.776445 * Math.sqrt(2.5 / 5);
        assertThat(interval.low()).isCloseTo(3 - margin, within(1e-5));
        assertThat(interval.high()).isCloseTo(3 + margin, within(1e-5));
    }

    @Test
    void aMeanOfLargeAmountsLosesNoDigits() {
        // Two amounts that differ by one in the twelfth digit: in floating point their variance would vanish.
        BigDecimal one = new BigDecimal("100000000000.00");
        BigDecimal other = new BigDecimal("100000000001.00");

        Interval interval = Intervals.mean(2, one.add(other), one.multiply(one).add(other.multiply(other)))
                .orElseThrow();

        assertThat(interval.high() - interval.low()).isCloseTo(2 * 12.7062 * 0.5, within(0.001));
    }

    @Test
    void aMeanWithoutSpreadHasNoInterval() {
        assertThat(Intervals.mean(0, BigDecimal.ZERO, BigDecimal.ZERO)).isEmpty();
        assertThat(Intervals.mean(1, BigDecimal.TEN, BigDecimal.valueOf(100))).isEmpty();
        assertThat(Intervals.mean(3, BigDecimal.valueOf(30), BigDecimal.valueOf(300)))
                .isEmpty();
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatThrownBy(() -> Intervals.wilson(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Intervals.difference(2, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
