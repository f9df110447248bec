package io.dangol.feedback.survey.invitation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How often anybody is asked within a time.
@Schema(name = "SurveyLimit", description = "How often anybody is asked within a time, at most.")
public record FatigueLimit(
        @NotNull @Min(0) @Max(1000) @Schema(description = "Invitations at most.", examples = "1")
        Integer most,

        @NotNull @Schema(
                description = "Back from now: 1 hour to 1,100 days. An invitation that is exactly as old no longer"
                        + " counts.",
                format = "duration",
                maxLength = 40,
                examples = "PT720H")
        Duration within) {}
