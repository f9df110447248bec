package io.dangol.feedback.voice;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a customer is asked to judge.
public enum Metric {
    /// Net Promoter Score: would they recommend us, 0 to 10.
    @JsonProperty("nps")
    NPS(0, 10),
    /// Customer satisfaction, 1 to 5.
    @JsonProperty("csat")
    CSAT(1, 5),
    /// Customer effort score: do they agree that it was easy, 1 to 7.
    @JsonProperty("ces")
    CES(1, 7);

    /// Of every metric here, the higher score is the better one.
    public static final String DIRECTION = "higher_is_better";

    private final int min;
    private final int max;

    Metric(int min, int max) {
        this.min = min;
        this.max = max;
    }

    public Scale scale() {
        return new Scale(min, max);
    }

    /// The name in JSON and in the database.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The metric of a name that [#wire()] gave.
    public static Metric of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /// A query parameter's metric.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if it is none
    public static @Nullable Metric inQuery(@Nullable String metric) {
        return metric == null
                ? null
                : Arrays.stream(values())
                        .filter(known -> known.wire().equals(metric))
                        .findFirst()
                        .orElseThrow(() -> CommonProblem.invalid("metric", "must be nps, csat or ces"));
    }
}
