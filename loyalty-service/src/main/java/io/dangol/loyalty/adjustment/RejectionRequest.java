package io.dangol.loyalty.adjustment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why an adjustment is rejected.
@Schema(
        name = "RejectionRequest",
        description = "Why an adjustment is rejected.",
        additionalProperties = Schema.False.class)
record RejectionRequest(
        @NotNull(message = "is required") @Size(min = 1, max = 100, message = "has 1 to 100 characters") @Pattern(regexp = "(?s).*\\S.*", message = "is not blank")
        @Schema(description = "Why, in a few words.", examples = "booked twice")
        String reason) {}
