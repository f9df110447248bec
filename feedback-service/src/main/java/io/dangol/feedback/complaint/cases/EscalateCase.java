package io.dangol.feedback.complaint.cases;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who is to be told of a case.
@Schema(description = "Who is to be told of a case.")
public record EscalateCase(
        @NotNull @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,49}$") @Schema(description = "A role of the company, never a person.", maxLength = 50, examples = "team-lead")
        String to) {}
