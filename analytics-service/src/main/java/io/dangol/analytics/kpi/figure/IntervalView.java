package io.dangol.analytics.kpi.figure;

import io.dangol.kit.statistics.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How sure a figure is.
@Schema(
        name = "Interval",
        description = "How sure the figure is.",
        requiredProperties = {"low", "high", "level", "method"})
record IntervalView(
        @Schema(
                description = "Lower bound, in the unit of the figure; a decimal number.",
                examples = "26.03",
                maxLength = 64)
        String low,

        @Schema(
                description = "Upper bound, in the unit of the figure; a decimal number.",
                examples = "40.64",
                maxLength = 64)
        String high,

        @Schema(description = "The confidence of the interval.", examples = "0.95", minimum = "0", maximum = "1")
        BigDecimal level,

        @Schema(
                description = "How the interval was made.",
                examples = "normal",
                enumeration = {"normal", "wilson", "t"})
        String method) {
    private static final BigDecimal LEVEL = BigDecimal.valueOf(Interval.LEVEL);

    static @Nullable IntervalView of(@Nullable Interval interval, int digits, @Nullable String method) {
        return interval == null || method == null
                ? null
                : new IntervalView(rounded(interval.low(), digits), rounded(interval.high(), digits), LEVEL, method);
    }

    private static String rounded(double bound, int digits) {
        return BigDecimal.valueOf(bound).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }
}
