package io.dangol.feedback.intake.quarantine;

import io.dangol.kit.text.HasText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a quarantined delivery is let go.
@Schema(description = "Why a quarantined delivery is let go.")
public record DiscardDelivery(
        @NotNull @Size(min = 1, max = 500) @HasText
        @Schema(description = "The reason, for the record; nothing personal.", examples = "a test of the partner's")
        String reason) {}
