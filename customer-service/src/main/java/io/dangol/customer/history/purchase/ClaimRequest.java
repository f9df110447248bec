package io.dangol.customer.history.purchase;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Who bought what was sold to nobody known.
@Schema(description = "Who bought it.")
public record ClaimRequest(
        @Schema(required = true, description = "Who bought it.") @Nullable CustomerReference customer) {}
