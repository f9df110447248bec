package io.dangol.feedback.understanding.theme;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;
import org.hipparchus.special.Gamma;

/// How likely a difference at least as large would be if nothing had changed; all p-values are two-sided.
final class Significance {
    /// Below this expected count in any cell the chi-square distribution is no good approximation.
    /// Source: W. G. Cochran, "Some methods for strengthening the common χ² tests" (1954).
    private static final double EXPECTED_LEAST = 5;
    /// Tables as likely as the observed one are as extreme; their probabilities may differ in the last
    /// digits.
    private static final double TIE = 1 + 1e-7;

    private Significance() {}

    /// Whether a theme is said more and takes a larger share, or less and a smaller one: the larger of
    /// the two p-values, and 1 where the two go different ways.
    ///
    /// Both have to hold. Shares alone let everything else fall where one theme rises; counts alone let
    /// everything rise where there is more feedback.
    ///
    /// Source: R. L. Berger, "Multiparameter hypothesis testing and acceptance sampling" (1982), the
    /// intersection-union test: no correction is needed.
    ///
    /// @param said how many customers said it, of whom `of` said something
    /// @param occasions the same, each customer once a day; more than `said` where few have much to say
    /// @param days how many days each window has
    static double ofChange(Pair said, Pair of, Pair occasions, Pair days) {
        double share = Math.signum((double) said.now() * of.before() - (double) said.before() * of.now());
        double rate = Math.signum((double) occasions.now() * days.before() - (double) occasions.before() * days.now());
        if (share * rate <= 0) {
            return 1;
        }
        return Math.max(ofShares(said, of), ofRates(occasions, days));
    }

    /// Two shares: Fisher's exact test for small counts, else the likelihood-ratio (G) test with
    /// Williams' correction.
    ///
    /// Sources: R. A. Fisher, "The logic of inductive inference" (1935); D. A. Williams, "Improved
    /// likelihood ratio tests for complete contingency tables" (1976).
    ///
    /// @param said how many said it, of whom `of` said something
    static double ofShares(Pair said, Pair of) {
        double all = of.now() + (double) of.before();
        double saying = said.now() + (double) said.before();
        double silent = all - saying;
        if (of.now() == 0 || of.before() == 0 || saying == 0 || silent == 0) {
            return 1;
        }
        double least = Math.min(saying, silent) * Math.min(of.now(), of.before()) / all;
        return least < EXPECTED_LEAST ? exact(said, of) : gTest(said, of);
    }

    static double gTest(Pair said, Pair of) {
        double all = of.now() + (double) of.before();
        double saying = said.now() + (double) said.before();
        double silent = all - saying;
        double g = 2
                * (term(said.now(), of.now() * saying / all)
                        + term(said.before(), of.before() * saying / all)
                        + term(of.now() - said.now(), of.now() * silent / all)
                        + term(of.before() - said.before(), of.before() * silent / all));
        double williams = 1 + (all / of.now() + all / of.before() - 1) * (all / saying + all / silent - 1) / (6 * all);
        return Gamma.regularizedGammaQ(0.5, Math.max(0, g / williams) / 2);
    }

    private static double term(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }

    static double exact(Pair said, Pair of) {
        HypergeometricDistribution tables =
                new HypergeometricDistribution(of.now() + of.before(), said.now() + said.before(), of.now());
        double observed = tables.probability(said.now());
        double sum = 0;
        for (int now = tables.getSupportLowerBound(); now <= tables.getSupportUpperBound(); now++) {
            double probability = tables.probability(now);
            sum += probability <= observed * TIE ? probability : 0;
        }
        return Math.min(1, sum);
    }

    /// Two Poisson rates: given how many there are together, those of now are binomial.
    ///
    /// Source: J. Przyborowski and H. Wilenski, "Homogeneity of results in testing samples from Poisson
    /// series" (1940).
    ///
    /// @param days how long each was looked at, in any unit
    static double ofRates(Pair said, Pair days) {
        int together = said.now() + said.before();
        if (together == 0 || days.now() == 0 || days.before() == 0) {
            return 1;
        }
        double share = days.now() / (days.now() + (double) days.before());
        BinomialDistribution now = new BinomialDistribution(together, share);
        double asFew = now.cumulativeProbability(said.now());
        // The other tail from the other side: 1 minus a sum would lose what is very unlikely.
        double asMany = new BinomialDistribution(together, 1 - share).cumulativeProbability(said.before());
        return Math.min(1, 2 * Math.min(asFew, asMany));
    }
}
