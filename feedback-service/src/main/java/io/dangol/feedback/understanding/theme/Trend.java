package io.dangol.feedback.understanding.theme;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Which way a theme goes.
@Schema(
        name = "ThemeTrend",
        description =
                "`rising` and `falling`: by a fifth at least, with a q-value of at most 0.05; all else is `steady`.")
enum Trend {
    @JsonProperty("rising")
    RISING,
    @JsonProperty("falling")
    FALLING,
    @JsonProperty("steady")
    STEADY;

    private static final double Q_MOST = 0.05;
    /// A change that is certain and small is no news.
    private static final double CHANGE_LEAST = 1.2;

    static Trend of(double ratio, double qValue) {
        if (qValue > Q_MOST) {
            return STEADY;
        }
        if (ratio >= CHANGE_LEAST) {
            return RISING;
        }
        return ratio <= 1 / CHANGE_LEAST ? FALLING : STEADY;
    }

    /// @throws io.dangol.kit.problem.Refusal 400 if it is none
    static @Nullable Trend inQuery(@Nullable String trend) {
        if (trend == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(trend))
                .findFirst()
                .orElseThrow(() -> CommonProblem.invalid("trend", "must be rising, falling or steady"));
    }
}
