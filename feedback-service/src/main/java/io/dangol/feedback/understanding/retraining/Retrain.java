package io.dangol.feedback.understanding.retraining;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is to be learnt.
@Schema(name = "Retrain", description = "What is to be learnt.", requiredProperties = "language")
public record Retrain(
        @Schema(description = "The language of the corrections: ko or en.", examples = "ko")
        @NotNull @Pattern(regexp = "ko|en") String language,

        @Schema(
                description = "Whether it is activated without a person if it is better: if on corrections left out it"
                        + " has more right than what is in use, and is right at least as often where it decides. Unless"
                        + " said, a person activates it.",
                examples = "false")
        @Nullable Boolean activateIfBetter) {
    boolean mayActivateItself() {
        return Boolean.TRUE.equals(activateIfBetter);
    }
}
