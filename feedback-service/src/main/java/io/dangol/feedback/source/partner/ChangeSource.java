package io.dangol.feedback.source.partner;

import io.dangol.feedback.source.Mapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What of a source may change.
@Schema(description = "What of a source may change, as a JSON merge patch (RFC 7396).")
public record ChangeSource(
        @Schema(description = "How its own payload becomes feedback; null for Dangol's form.") @Nullable Mapping mapping) {}
