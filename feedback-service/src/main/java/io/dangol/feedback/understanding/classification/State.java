package io.dangol.feedback.understanding.classification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether a person has to look.
@Schema(name = "ClassificationState", description = "Whether a person has to look (`review`) or not (`decided`).")
public enum State {
    @JsonProperty("review")
    REVIEW,
    @JsonProperty("decided")
    DECIDED;

    static State of(boolean needsReview) {
        return needsReview ? REVIEW : DECIDED;
    }

    /// What a query parameter asks for: true for those to review; null for all.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if it is neither
    static @Nullable Boolean inQuery(@Nullable String state) {
        if (state == null) {
            return null;
        }
        return switch (state) {
            case "review" -> true;
            case "decided" -> false;
            default -> throw CommonProblem.invalid("state", "must be review or decided");
        };
    }
}
