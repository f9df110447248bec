package io.dangol.feedback.voice;

import io.dangol.kit.problem.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A score that is on its metric's scale.
///
/// @param metric what was asked
/// @param score the answer, on the metric's scale
/// @param wordingVersion which wording of the question was answered
public record Rating(Metric metric, int score, String wordingVersion) {
    /// Stands where nobody said which wording was asked, so that it is not taken for a known one.
    public static final String WORDING_UNSPECIFIED = "unspecified";

    /// @throws Refusal 400 `score-out-of-scale`
    public static Rating of(Metric metric, int score, @Nullable String wordingVersion) {
        Scale scale = metric.scale();
        if (!scale.has(score)) {
            String message = "must be %d to %d for %s".formatted(scale.min(), scale.max(), metric.wire());
            throw new Refusal(
                    RatingProblem.SCORE_OUT_OF_SCALE,
                    "the score " + message,
                    List.of(new Refusal.Violation("score", message)));
        }
        return new Rating(metric, score, wordingVersion == null ? WORDING_UNSPECIFIED : wordingVersion);
    }
}
