package io.dangol.feedback.intake.quarantine;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A stretch of a source's quarantine that is tried again.
@Schema(description = "A stretch of a source's quarantine that is tried again, the oldest first.")
public record ReplayAll(
        @Min(1) @Max(ReplayAll.LIMIT_MOST) @Schema(description = "Deliveries at most; 50 unless set.", examples = "50")
        @Nullable Integer limit,

        @Size(max = 30) @Schema(
                description = "The `next` of the answer before; absent to begin with the oldest.",
                examples = "qua_01jd3v9k7e8x2m4n6p8q0r2s4t")
        @Nullable String after) {
    static final int LIMIT_MOST = 100;
    private static final int LIMIT_DEFAULT = 50;

    static int limitOf(@Nullable ReplayAll request) {
        return request == null || request.limit() == null ? LIMIT_DEFAULT : request.limit();
    }
}
