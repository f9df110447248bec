package io.dangol.feedback.source;

import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A new secret for a source.
@Schema(description = "How a source's secret is replaced.")
public record RotateSecret(
        @Schema(
                description = "How long the secrets until now are still taken, 0 to 7 days (ISO 8601); 24 hours unless"
                        + " set.",
                implementation = String.class,
                maxLength = 40,
                examples = "PT24H")
        @Nullable Duration overlap) {}
