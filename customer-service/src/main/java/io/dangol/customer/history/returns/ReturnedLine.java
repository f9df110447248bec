package io.dangol.customer.history.returns;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One thing that was returned.
@Schema(description = "One thing that was returned.")
public record ReturnedLine(
        @Schema(required = true, description = "The article.", minLength = 1, maxLength = 100, examples = "TEA-01")
        @Nullable String sku,

        @Schema(required = true, description = "How many.", minimum = "1", maximum = "1000000", examples = "1")
        @Nullable Integer quantity) {}
