package io.dangol.feedback.intake;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a quarantined delivery is let go.
@Schema(description = "Why a quarantined delivery is let go.")
public record DiscardDelivery(
        @NotBlank @Size(max = 500) @Schema(description = "The reason, for the record; nothing personal.", examples = "a test of the partner's")
        String reason) {}
