package io.dangol.feedback.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A new source.
@Schema(description = "A new source of feedback.")
public record CreateSource(
        @NotNull @Pattern(regexp = SourceName.PATTERN) @Schema(
                description = "Its name, unique: the scope of the names that it has for its customers, and the same"
                        + " as the `source` of its purchases.",
                maxLength = 100,
                examples = "reviews-kr")
        String name,

        @NotNull @Schema(description = "How its deliveries are signed: by Standard Webhooks 1.0.")
        Signature signature) {

    /// The signature schemes that are understood.
    @Schema(name = "SignatureScheme")
    public enum Signature {
        /// Standard Webhooks 1.0, HMAC-SHA256.
        @JsonProperty("standard_webhooks")
        STANDARD_WEBHOOKS
    }
}
