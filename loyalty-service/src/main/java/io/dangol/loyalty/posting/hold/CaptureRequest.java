package io.dangol.loyalty.posting.hold;

import io.dangol.loyalty.posting.fields.Fields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What of a hold is redeemed.
@Schema(
        name = "CaptureRequest",
        description = "What of a hold is redeemed; the rest goes back.",
        additionalProperties = Schema.False.class)
record CaptureRequest(
        @Schema(
                description = "How many points, at most what is held; absent: all.",
                minimum = "1",
                maximum = "9007199254740992",
                examples = "80")
        @Nullable Long points,

        @Schema(
                description = "Why, in a few words; absent: as the hold says.",
                minLength = 1,
                maxLength = 100,
                examples = "order shipped")
        @Nullable String reason) {
    CaptureRequest {
        Fields.optionalText("reason", reason);
    }
}
