package io.dangol.feedback.complaint.compensation;

import io.dangol.kit.text.HasText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Points for a customer's trouble, as somebody proposes them.
@Schema(description = "Points for a customer's trouble.")
public record ProposeCompensation(
        @NotNull @Min(1) @Max(1_000_000) @Schema(description = "How many.", examples = "3000")
        Integer points,

        @NotNull @Size(min = 1, max = 500) @HasText @Schema(description = "Why.", examples = "Delivery a week late")
        String reason) {}
