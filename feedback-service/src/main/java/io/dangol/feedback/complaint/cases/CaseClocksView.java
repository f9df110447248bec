package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.complaint.clock.ClockView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The clocks of a case.
@Schema(
        name = "CaseClocks",
        description = "The clocks of a case, and why they stand where they do.",
        requiredProperties = {"caseId", "clocks"})
public record CaseClocksView(
        @Schema(description = "The case.", maxLength = 30, examples = "cas_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String caseId,

        @Schema(description = "The newest first.", maxItems = 200)
        List<ClockView> clocks) {}
