package io.dangol.feedback.survey.invitation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The company's rule as it is shown.
@Schema(
        name = "SurveyPolicy",
        description = "How often anybody is asked at most, whatever asks.",
        requiredProperties = {"limits", "version", "changedAt", "changedBy"})
public record PolicyView(
        @Schema(description = "All of them hold.", maxItems = 10)
        List<FatigueLimit> limits,

        @Schema(description = "Its version.", minimum = "1", examples = "1")
        int version,

        @Schema(description = "When it was changed the last time.")
        Instant changedAt,

        @Schema(description = "The subject of whoever changed it.", maxLength = 200, examples = "operator-1")
        String changedBy) {}
