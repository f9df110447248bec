package io.dangol.feedback.survey.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.kit.statistics.Interval;
import io.dangol.kit.statistics.Intervals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A figure and how sure it is.
@Schema(
        name = "ResultFigure",
        description = "A figure with its interval.",
        requiredProperties = {"value", "unit", "interval"})
public record Figure(
        @Schema(description = "The figure, rounded half up to 2 digits.", examples = "30.0")
        double value,

        @Schema(
                description = "`points` from -100 to 100, `percent`, or `mean` on the scale of the question.",
                enumeration = {"points", "percent", "mean"})
        String unit,

        @Schema(description = "Null where so few or such equal answers define none.", nullable = true)
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable IntervalView interval) {
    private static final int DIGITS = 2;
    private static final double PERCENT = 100;

    /// A part of a whole.
    ///
    /// @return empty for an empty whole
    static Optional<Figure> share(long positive, long n) {
        return n == 0
                ? Optional.empty()
                : Optional.of(of(
                        PERCENT * positive / n,
                        "percent",
                        Intervals.wilson(positive, n).map(bounds -> bounds.times(PERCENT))));
    }

    /// Promoters less detractors, in points.
    static Figure difference(long positive, long negative, long n) {
        return of(
                PERCENT * (positive - negative) / n,
                "points",
                Intervals.difference(positive, negative, n).map(bounds -> bounds.times(PERCENT)));
    }

    static Figure mean(long n, long sum, long sumSquares, int lowest, int highest) {
        return of(
                (double) sum / n,
                "mean",
                Intervals.mean(n, BigDecimal.valueOf(sum), BigDecimal.valueOf(sumSquares))
                        .map(bounds -> bounds.within(lowest, highest)));
    }

    private static Figure of(double value, String unit, Optional<Interval> interval) {
        return new Figure(
                rounded(value),
                unit,
                interval.map(bounds -> new IntervalView(rounded(bounds.low()), rounded(bounds.high())))
                        .orElse(null));
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).doubleValue();
    }
}
