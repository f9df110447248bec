package io.dangol.feedback.survey.invitation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The company's rule as it is asked for.
@Schema(name = "SurveyPolicyForm", description = "How often anybody is asked at most, whatever asks.")
public record PolicyForm(
        @NotNull @Size(max = 10) @Schema(description = "All of them hold; none at all: nothing is limited.")
        List<@NotNull @Valid FatigueLimit> limits) {}
