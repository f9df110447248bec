package io.dangol.kit.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/// Interval estimates at 95% confidence.
public final class Intervals {
    /// The normal quantile of 0.975, as the margin of a Net Promoter Score is usually given.
    private static final double Z = 1.96;

    private static final double UPPER_TAIL = 0.975;
    /// Beyond this the t quantile does not differ from that of a few more degrees in the digits shown.
    private static final long DEGREES_MOST = 1_000_000;

    private Intervals() {}

    /// Wilson's score interval of a share (E. B. Wilson, 1927): right for small samples and shares near 0 and 1 too.
    ///
    /// @return both bounds from 0 to 1; empty for an empty sample
    public static Optional<Interval> wilson(long positive, long n) {
        if (positive < 0 || positive > n) {
            throw new IllegalArgumentException("the share of " + positive + " in " + n);
        }
        if (n == 0) {
            return Optional.empty();
        }
        double share = (double) positive / n;
        double denominator = 1 + Z * Z / n;
        double centre = (share + Z * Z / (2 * n)) / denominator;
        double margin = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n)) / denominator;
        return Optional.of(new Interval(centre - margin, centre + margin).within(0, 1));
    }

    /// Student's t interval of a mean, from the sums of a sample.
    ///
    /// @return empty for fewer than two values, or where all are equal: they say nothing of their spread
    public static Optional<Interval> mean(long n, BigDecimal sum, BigDecimal sumSquares) {
        if (n < 2) {
            return Optional.empty();
        }
        BigDecimal count = BigDecimal.valueOf(n);
        BigDecimal squaredDeviations =
                sumSquares.multiply(count).subtract(sum.multiply(sum)).divide(count, MathContext.DECIMAL128);
        if (squaredDeviations.signum() <= 0) {
            return Optional.empty();
        }
        double mean = sum.divide(count, MathContext.DECIMAL128).doubleValue();
        double standardError = Math.sqrt(squaredDeviations.doubleValue() / (n - 1) / n);
        double quantile = new TDistribution(Math.min(n - 1, DEGREES_MOST)).inverseCumulativeProbability(UPPER_TAIL);
        return Optional.of(new Interval(mean - quantile * standardError, mean + quantile * standardError));
    }

    /// The interval of a difference of two shares of one sample, as of promoters and detractors: the variance of one
    /// answer is p + d − (p − d)², the margin 1.96·√(variance/n).
    ///
    /// @return both bounds from −1 to 1; empty for fewer than two answers, or where all fall on one side
    public static Optional<Interval> difference(long positive, long negative, long n) {
        if (positive < 0 || negative < 0 || positive + negative > n) {
            throw new IllegalArgumentException("shares of " + positive + " and " + negative + " in " + n);
        }
        if (n < 2 || positive == n || negative == n || positive + negative == 0) {
            return Optional.empty();
        }
        double p = (double) positive / n;
        double d = (double) negative / n;
        double margin = Z * Math.sqrt((p + d - (p - d) * (p - d)) / n);
        return Optional.of(new Interval(p - d - margin, p - d + margin).within(-1, 1));
    }
}
