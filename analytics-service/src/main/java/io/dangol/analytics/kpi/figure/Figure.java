package io.dangol.analytics.kpi.figure;

import io.dangol.kit.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A figure, rounded as it is shown.
///
/// @param value null where the sample is empty and the figure means nothing then
/// @param n the size of the sample
/// @param interval null for what was counted whole, or where the sample is too small to say
/// @param digits behind the point, of the value and of the interval's bounds
/// @param share a second figure that belongs to the first; null for most
record Figure(
        @Nullable BigDecimal value,
        long n,
        @Nullable Interval interval,
        int digits,
        @Nullable Share share) {
    private static final int DIGITS_OF_RATES = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// A share in percent beside a mean.
    ///
    /// @param of what it is the share of
    record Share(String of, BigDecimal value, @Nullable Interval interval) {}

    /// What was counted whole.
    static Figure count(long count) {
        return exact(BigDecimal.valueOf(count), count, 0);
    }

    /// A sum of what was counted whole, with every digit it has, and at least `digitsLeast`.
    static Figure exact(BigDecimal sum, long n, int digitsLeast) {
        int digits = Math.max(sum.stripTrailingZeros().scale(), digitsLeast);
        return new Figure(sum.setScale(digits, RoundingMode.UNNECESSARY), n, null, digits, null);
    }

    /// A share in percent.
    static Figure percent(long positive, long n, Optional<Interval> interval) {
        return n == 0
                ? none(n)
                : new Figure(
                        percentage(positive, n),
                        n,
                        interval.map(bounds -> bounds.times(HUNDRED.doubleValue()))
                                .orElse(null),
                        DIGITS_OF_RATES,
                        null);
    }

    /// A mean of the sample's values, rounded half up.
    static Figure mean(Sample sample, int digits, Optional<Interval> interval) {
        return sample.n() == 0
                ? none(0)
                : new Figure(
                        sample.sum()
                                .divide(BigDecimal.valueOf(sample.n()), MathContext.DECIMAL128)
                                .setScale(digits, RoundingMode.HALF_UP),
                        sample.n(),
                        interval.orElse(null),
                        digits,
                        null);
    }

    /// `100 · part / n`, rounded half up to two digits; the part may be negative.
    static BigDecimal percentage(long part, long n) {
        return BigDecimal.valueOf(part)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(n), DIGITS_OF_RATES, RoundingMode.HALF_UP);
    }

    private static Figure none(long n) {
        return new Figure(null, n, null, 0, null);
    }

    /// The value as it goes over the wire.
    @Nullable String shownValue() {
        return value == null ? null : value.toPlainString();
    }

    Figure with(Share share) {
        return new Figure(value, n, interval, digits, share);
    }
}
