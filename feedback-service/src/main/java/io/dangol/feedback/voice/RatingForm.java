package io.dangol.feedback.voice;

import io.dangol.kit.text.Identifier;
import io.dangol.kit.text.TextRules;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A score as it is sent in.
@Schema(name = "Rating", description = "A score that was given along with the words.")
public record RatingForm(
        @NotNull @Schema(description = "What was asked: `nps` 0 to 10, `csat` 1 to 5, `ces` 1 to 7.", examples = "csat")
        Metric metric,

        @NotNull @Schema(
                description = "The score, on the metric's scale; another one is refused with `score-out-of-scale`.",
                minimum = "0",
                maximum = "10",
                examples = "3")
        Integer score,

        @Size(min = 1, max = 50) @Identifier @Schema(
                description =
                        "Which wording of the question was answered; answers to different wordings are not mixed.",
                examples = "2026-01")
        @Nullable String wordingVersion) {

    public RatingForm {
        wordingVersion = TextRules.composed(wordingVersion);
    }

    /// @throws io.dangol.kit.problem.Refusal 400 `score-out-of-scale`
    public Rating toRating() {
        return Rating.of(metric, score, wordingVersion);
    }
}
