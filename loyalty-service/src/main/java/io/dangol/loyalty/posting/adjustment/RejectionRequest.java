package io.dangol.loyalty.posting.adjustment;

import io.dangol.kit.text.HasText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why an adjustment is rejected.
@Schema(
        name = "RejectionRequest",
        description = "Why an adjustment is rejected.",
        additionalProperties = Schema.False.class)
record RejectionRequest(
        @NotNull(message = "is required") @Size(min = 1, max = 100, message = "must have 1 to 100 characters") @HasText
        @Schema(description = "Why, in a few words.", examples = "booked twice")
        String reason) {}
