package io.dangol.feedback.intake.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.feedback.intake.delivery.Understanding.NotUnderstood;
import io.dangol.feedback.intake.delivery.Understanding.Understood;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a sample would become.
@Schema(
        description = "What a sample would become; nothing is stored.",
        requiredProperties = {"outcome", "violations"})
public record MappingTrial(
        Outcome outcome,

        @Schema(description = "The feedback that it would become; absent where it would go to the quarantine.")
        @Nullable SubmissionView feedback,

        @Schema(description = "Why it would go to the quarantine.", maxLength = 500, examples = "kind must not be null")
        @Nullable String reason,

        @Schema(description = "What is wrong with which field.", maxItems = 50)
        List<ViolationView> violations) {

    /// What a sample would become.
    @Schema(
            name = "TrialOutcome",
            description = "`understood`: it would be recorded. `not_understood`: it would go to the quarantine.")
    public enum Outcome {
        @JsonProperty("understood")
        UNDERSTOOD,
        @JsonProperty("not_understood")
        NOT_UNDERSTOOD
    }

    static MappingTrial of(Understanding understanding) {
        return switch (understanding) {
            case Understood understood ->
                new MappingTrial(Outcome.UNDERSTOOD, SubmissionView.of(understood.submission()), null, List.of());
            case NotUnderstood why ->
                new MappingTrial(Outcome.NOT_UNDERSTOOD, null, why.reason(), ViolationView.of(why.violations()));
        };
    }
}
