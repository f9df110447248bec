package io.dangol.feedback.understanding.reclassification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.feedback.understanding.classification.StoredJudgement;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A change as it is shown.
@Schema(
        name = "ReclassificationChange",
        description = "One answer that would be another, or is.",
        requiredProperties = {"feedbackId", "task", "after"})
public record ChangeView(
        @Schema(description = "The feedback.", maxLength = 30, examples = "fbk_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String feedbackId,

        @Schema(description = "The question.", maxLength = 20, examples = "polarity")
        String task,

        @Nullable Before before,
        StoredJudgement after,
        @Nullable Outcome outcome) {
    /// What came of a change.
    @Schema(
            name = "ReclassificationOutcome",
            description = "Whether it was applied, or skipped because the feedback had changed; absent before that.")
    public enum Outcome {
        @JsonProperty("applied")
        APPLIED,
        @JsonProperty("skipped")
        SKIPPED
    }

    /// The answer before.
    @Schema(
            name = "AnswerBefore",
            description = "The answer before; absent if the question was not asked then.",
            requiredProperties = {"label", "confidence", "abstained", "model"})
    public record Before(
            @Schema(description = "The likeliest answer.", maxLength = 100, examples = "negative")
            String label,

            @Schema(description = "How often such answers are right.", minimum = "0", maximum = "1", examples = "0.71")
            double confidence,

            @Schema(description = "Whether it was left to a person.", examples = "true")
            boolean abstained,

            @Schema(description = "The model.", maxLength = 100, examples = "polarity-ko@t8513bdc9bbd5")
            String model) {}
}
