package io.dangol.loyalty.posting.transaction;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.loyalty.posting.fields.Fields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why a transaction is taken back.
@Schema(
        name = "ReversalRequest",
        description = "Why a transaction is taken back.",
        additionalProperties = Schema.False.class,
        requiredProperties = "reason")
record ReversalRequest(
        @Schema(description = "Why, in a few words.", minLength = 1, maxLength = 100, examples = "booked twice")
        @Nullable String reason,

        @Schema(description = "Your own name for it.", minLength = 1, maxLength = 100, examples = "ticket 4711")
        @Nullable String reference) {
    ReversalRequest {
        reason = Fields.optionalText("reason", reason);
        reference = Fields.optionalName("reference", reference);
    }

    String requiredReason() {
        if (reason == null) {
            throw CommonProblem.invalid("reason", "is required");
        }
        return reason;
    }
}
