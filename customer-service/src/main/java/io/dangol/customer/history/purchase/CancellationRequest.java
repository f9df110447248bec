package io.dangol.customer.history.purchase;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why a purchase is cancelled.
@Schema(description = "Why a purchase is cancelled.")
public record CancellationRequest(
        @Schema(
                required = true,
                description = "Why; it is kept with the version, and in no event.",
                minLength = 1,
                maxLength = 200,
                examples = "The customer changed their mind before it was sent.")
        @Nullable String reason) {}
