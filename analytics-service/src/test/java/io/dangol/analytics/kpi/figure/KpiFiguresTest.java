package io.dangol.analytics.kpi.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.statistics.Interval;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KpiFiguresTest {
    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    static List<Kpi> all() {
        return List.of(
                new PurchasesKpi(),
                new RevenueKpi(),
                new ReturnsKpi(),
                new NetRevenueKpi(),
                new AverageOrderKpi(),
                new ActiveCustomersKpi(),
                new RepeatRateKpi(),
                new NpsKpi(),
                new CsatKpi(),
                new CesKpi(),
                new FeedbackKpi(),
                new ComplaintsKpi(),
                new PointsEarnedKpi(),
                new ResolutionKpi());
    }

    @Test
    void theNetPromoterScoreIsThePublishedExample() {
        Figure figure = new NpsKpi().figure(sample(1_200, 600, 200), "score");

        assertThat(figure.shownValue()).isEqualTo("33.33");
        assertThat(figure.n()).isEqualTo(1_200);
        assertShown(figure, "29.12", "37.55", "normal");
    }

    @Test
    void theNetPromoterScoreCanBeBelowNought() {
        Figure figure = new NpsKpi().figure(sample(3, 0, 2), "score");

        assertThat(figure.shownValue()).isEqualTo("-66.67");
        assertShown(figure, "-100.00", "-13.32", "normal");
    }

    @Test
    void customerSatisfactionIsThePublishedExample() {
        Figure figure = new CsatKpi().figure(sample(107, 74, 0), "percent");

        assertThat(figure.shownValue()).isEqualTo("69.16");
        assertShown(figure, "59.87", "77.12", "wilson");
    }

    @Test
    void customerEffortIsAMeanWithTheShareOfAgreementBeside() {
        // Answers 1, 4, 5, 7.
        Figure figure =
                new CesKpi().figure(new Sample(4, BigDecimal.valueOf(17), BigDecimal.valueOf(91), 2, 0), "score");

        assertThat(figure.shownValue()).isEqualTo("4.25");
        assertShown(figure, "1.00", "7.00", "t");
        ShareView share = ShareView.of(figure.share());
        assertThat(share.of()).isEqualTo("answers 5 to 7");
        assertThat(share.value()).isEqualTo("50.00");
        assertThat(share.interval().low()).isEqualTo("15.00");
        assertThat(share.interval().high()).isEqualTo("85.00");
        assertThat(share.interval().method()).isEqualTo("wilson");
    }

    @Test
    void revenueIsExactAndShowsTheDigitsOfItsCurrency() {
        Figure dollars = new RevenueKpi().figure(sums(69_659, "2500315.63"), "USD");
        assertThat(dollars.shownValue()).isEqualTo("2500315.63");
        assertThat(dollars.n()).isEqualTo(69_659);
        assertThat(dollars.interval()).isNull();

        assertThat(new RevenueKpi().figure(sums(1, "10.5"), "USD").shownValue()).isEqualTo("10.50");
        assertThat(new RevenueKpi().figure(sums(1, "12900.00"), "KRW").shownValue())
                .isEqualTo("12900");
        assertThat(new RevenueKpi().figure(sums(1, "0.123456"), "USD").shownValue())
                .isEqualTo("0.123456");
        assertThat(new RevenueKpi().figure(sums(1, "1E+3"), "KRW").shownValue()).isEqualTo("1000");
    }

    @Test
    void moreMayBeGivenBackThanWasSold() {
        assertThat(new NetRevenueKpi().figure(sums(3, "-25"), "USD").shownValue())
                .isEqualTo("-25.00");
        assertThat(new ReturnsKpi().figure(sums(2, "25.5"), "USD").shownValue()).isEqualTo("25.50");
    }

    @Test
    void theAverageOrderIsFinerThanTheSmallestCoin() {
        // 10.00, 20.00 and 25.00: mean 18.3333, standard deviation 7.6376, t(0.975, 2) = 4.30265.
        Figure figure = new AverageOrderKpi()
                .figure(new Sample(3, new BigDecimal("55.00"), new BigDecimal("1125.0000"), 0, 0), "USD");

        assertThat(figure.shownValue()).isEqualTo("18.3333");
        assertShown(figure, "-0.6396", "37.3062", "t");
    }

    @Test
    void theRepeatRateIsAShareOfTheBuyers() {
        Figure figure = new RepeatRateKpi().figure(sample(8, 2, 0), "percent");

        assertThat(figure.shownValue()).isEqualTo("25.00");
        assertThat(figure.n()).isEqualTo(8);
        assertThat(figure.interval()).isNotNull();
    }

    @Test
    void pointsAreWholeNumbers() {
        assertThat(new PointsEarnedKpi().figure(sums(3, "1250"), "points").shownValue())
                .isEqualTo("1250");
    }

    @Test
    void whatIsCountedWholeHasNoInterval() {
        for (Kpi kpi : List.of(new PurchasesKpi(), new ActiveCustomersKpi(), new FeedbackKpi(), new ComplaintsKpi())) {
            Figure figure = kpi.figure(sample(17, 3, 0), kpi.definition().unit());

            assertThat(figure.shownValue()).isEqualTo("17");
            assertThat(figure.n()).isEqualTo(17);
            assertThat(figure.interval()).isNull();
            assertThat(kpi.definition().intervalMethod()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingFoundIsNoughtForACountAndNoFigureForARate(Kpi kpi) {
        Figure figure = kpi.figure(Sample.EMPTY, "KRW");

        assertThat(figure.n()).isZero();
        assertThat(figure.interval()).isNull();
        assertThat(figure.share()).isNull();
        assertThat(figure.shownValue()).isEqualTo(kpi.definition().intervalMethod() == null ? "0" : null);
    }

    @ParameterizedTest
    @MethodSource("all")
    void belowTheMinimumSampleThereIsNoIntervalAndFromItOnThereIs(Kpi kpi) {
        int minimum = kpi.definition().minimumN();
        if (minimum == 0) {
            return;
        }
        Sample enough = new Sample(minimum, BigDecimal.valueOf(5L * minimum), BigDecimal.valueOf(1_000), 1, 0);
        assertThat(kpi.figure(enough, "KRW").interval()).isNotNull();

        Sample tooFew = new Sample(minimum - 1, BigDecimal.valueOf(5), BigDecimal.valueOf(25), 0, 0);
        assertThat(kpi.figure(tooFew, "KRW").interval()).isNull();
    }

    private static void assertShown(Figure figure, String low, String high, String method) {
        Interval interval = figure.interval();
        IntervalView view = IntervalView.of(interval, figure.digits(), method);
        assertThat(view).isNotNull();
        assertThat(view.low()).isEqualTo(low);
        assertThat(view.high()).isEqualTo(high);
        assertThat(view.level()).isEqualByComparingTo("0.95");
    }

    private static Sample sample(long n, long positive, long negative) {
        return new Sample(n, NOTHING, NOTHING, positive, negative);
    }

    private static Sample sums(long n, String sum) {
        return new Sample(n, new BigDecimal(sum), NOTHING, 0, 0);
    }
}
