package io.dangol.feedback.understanding.reclassification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How many answers go from one label to another.
@Schema(
        name = "ReclassificationMove",
        description = "How many answers go from one to another: a cell of the matrix.",
        requiredProperties = {"task", "to", "toAbstained", "count"})
public record Move(
        @Schema(description = "The question.", maxLength = 20, examples = "polarity")
        String task,

        @Schema(
                description = "The answer now; absent if the question was not asked then.",
                maxLength = 100,
                examples = "negative")
        @Nullable String from,

        @Schema(description = "Whether that is left to a person.", examples = "true") @Nullable Boolean fromAbstained,

        @Schema(description = "The answer that it would be.", maxLength = 100, examples = "positive")
        String to,

        @Schema(description = "Whether that would be left to a person.", examples = "false")
        boolean toAbstained,

        @Schema(description = "How many.", minimum = "1", examples = "12")
        long count) {
    boolean decides() {
        return !toAbstained && !Boolean.FALSE.equals(fromAbstained);
    }

    boolean abstains() {
        return toAbstained && !Boolean.TRUE.equals(fromAbstained);
    }

    boolean relabels() {
        return from != null && !from.equals(to);
    }
}
