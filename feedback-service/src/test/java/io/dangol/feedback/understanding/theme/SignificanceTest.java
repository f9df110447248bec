package io.dangol.feedback.understanding.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SignificanceTest {
    private static final Pair SAME_DAYS = new Pair(28, 28);

    @Test
    void fishersExactTestGivesThePublishedValues() {
        // R. A. Fisher, The Design of Experiments (1935), the lady tasting tea: 17/35 on both sides.
        assertThat(Significance.exact(new Pair(3, 1), new Pair(4, 4))).isEqualTo(17.0 / 35, within(1e-12));
        // R. A. Fisher (1935), convictions of like-sex twins: R's fisher.test gives 0.0005367241.
        assertThat(Significance.exact(new Pair(2, 15), new Pair(12, 18))).isEqualTo(0.0005367241, within(1e-9));
    }

    @Test
    void theGTestAgreesWithThePhysiciansHealthStudy() {
        // A. Agresti, An Introduction to Categorical Data Analysis (2007), 2.4.1: aspirin and heart attacks, G² = 25.4,
        // one degree of freedom, P < 0.0001. Williams' correction makes it 25.33.
        double pValue = Significance.gTest(new Pair(189, 104), new Pair(11_034, 11_037));

        assertThat(pValue).isBetween(4.73e-7, 4.85e-7);
        assertThat(Significance.ofShares(new Pair(189, 104), new Pair(11_034, 11_037)))
                .isEqualTo(pValue);
    }

    @Test
    void ratesAreComparedByTheBinomialDistribution() {
        // R's binom.test(7, 10) gives 0.34375; binom.test(10, 10) gives 2 / 2^10.
        assertThat(Significance.ofRates(new Pair(7, 3), SAME_DAYS)).isEqualTo(0.34375, within(1e-12));
        assertThat(Significance.ofRates(new Pair(0, 10), SAME_DAYS)).isEqualTo(2 / 1024.0, within(1e-12));
        // Twice the days, twice as many: no change at all.
        assertThat(Significance.ofRates(new Pair(20, 10), new Pair(28, 14))).isEqualTo(1, within(0.12));
    }

    @Test
    void whatKeepsItsShareWhileAllGrowsDoesNotChange() {
        assertThat(ofChange(new Pair(200, 100), new Pair(2_000, 1_000), SAME_DAYS))
                .isEqualTo(1);
    }

    @Test
    void whatKeepsItsNumberWhileSomethingElseGrowsDoesNotChange() {
        // Its share falls from a tenth to a twentieth, because another theme brought a thousand customers more.
        assertThat(Significance.ofShares(new Pair(100, 100), new Pair(2_000, 1_000)))
                .isLessThan(1e-5);
        assertThat(ofChange(new Pair(100, 100), new Pair(2_000, 1_000), SAME_DAYS))
                .isEqualTo(1);
    }

    @Test
    void whatGrowsInBothWaysChanges() {
        assertThat(ofChange(new Pair(60, 12), new Pair(500, 460), SAME_DAYS)).isLessThan(1e-6);
        assertThat(ofChange(new Pair(12, 60), new Pair(460, 500), SAME_DAYS)).isLessThan(1e-6);
    }

    @Test
    void aFewCustomersWhoSayItMoreOftenChangeNothing() {
        // Ten of fifty say it in both windows, now every day.
        assertThat(Significance.ofChange(new Pair(10, 10), new Pair(50, 50), new Pair(280, 10), SAME_DAYS))
                .isEqualTo(1);
        // Nearly all of fifty say it now, on many days.
        assertThat(Significance.ofChange(new Pair(48, 20), new Pair(50, 50), new Pair(160, 25), SAME_DAYS))
                .isLessThan(1e-8);
    }

    @Test
    void noComparisonIsNoChange() {
        assertThat(ofChange(new Pair(60, 0), new Pair(500, 0), new Pair(28, 0))).isEqualTo(1);
        assertThat(ofChange(new Pair(0, 0), new Pair(0, 0), new Pair(0, 0))).isEqualTo(1);
    }

    @Property(tries = 300)
    void aPValueIsOneWhicheverWindowComesFirst(
            @ForAll @IntRange(max = 400) int now,
            @ForAll @IntRange(max = 400) int before,
            @ForAll @IntRange(max = 5_000) int others,
            @ForAll @IntRange(max = 5_000) int othersBefore) {
        Pair said = new Pair(now, before);
        Pair of = new Pair(now + others, before + othersBefore);

        double pValue = ofChange(said, of, SAME_DAYS);

        assertThat(pValue).isBetween(0.0, 1.0);
        assertThat(ofChange(
                        new Pair(/* now= */ said.before(), /* before= */ said.now()),
                        new Pair(/* now= */ of.before(), /* before= */ of.now()),
                        SAME_DAYS))
                .isEqualTo(pValue, within(1e-9));
    }

    @Test
    void theRatioHasThePublishedInterval() {
        // Agresti (2007), 2.2.3: relative risk 1.82, 95% interval 1.43 to 2.30.
        Ratio ratio = Ratio.of(new Pair(189, 104), new Pair(11_034, 11_037));

        assertThat(ratio.value()).isEqualTo(1.82, within(0.005));
        assertThat(ratio.low()).isEqualTo(1.43, within(0.005));
        assertThat(ratio.high()).isEqualTo(2.31, within(0.01));
        assertThat(Ratio.of(new Pair(20, 0), new Pair(100, 100)).low())
                .isGreaterThan(1)
                .isFinite();
    }

    private static double ofChange(Pair said, Pair of, Pair days) {
        return Significance.ofChange(said, of, said, days);
    }
}
