package io.dangol.feedback.complaint.compensation;

import io.dangol.kit.text.HasText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a compensation is taken back.
@Schema(description = "Why a compensation is taken back.")
public record ReverseCompensation(
        @NotNull @Size(min = 1, max = 500) @HasText @Schema(description = "Why.", examples = "The parcel had arrived")
        String reason) {}
