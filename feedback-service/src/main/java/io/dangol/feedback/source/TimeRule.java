package io.dangol.feedback.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a time comes from, and how it is written there.
@Schema(description = "Where a time comes from, and how it is written there.")
public record TimeRule(
        @NotNull @Size(max = FieldRule.POINTER_LENGTH_MOST) @Schema(description = "A JSON Pointer (RFC 6901) with at most 32 steps.", examples = "/review/created_at")
        String pointer,

        @NotNull @Schema(description = "How the time is written.")
        Format format) {

    /// How a time is written.
    @Schema(
            name = "TimeFormat",
            description = "`rfc3339` with zone; `epoch_seconds` and `epoch_millis` since 1970, as a number or digits.")
    public enum Format {
        @JsonProperty("rfc3339")
        RFC3339,
        @JsonProperty("epoch_seconds")
        EPOCH_SECONDS,
        @JsonProperty("epoch_millis")
        EPOCH_MILLIS
    }
}
