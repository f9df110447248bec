package io.dangol.loyalty.posting.hold;

import io.dangol.loyalty.posting.fields.Fields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why a hold is given up.
@Schema(name = "ReleaseRequest", description = "Why a hold is given up.", additionalProperties = Schema.False.class)
record ReleaseRequest(
        @Schema(
                description = "Why, in a few words; absent: as the hold says.",
                minLength = 1,
                maxLength = 100,
                examples = "order cancelled")
        @Nullable String reason) {
    ReleaseRequest {
        Fields.optionalText("reason", reason);
    }
}
