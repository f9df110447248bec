package io.dangol.feedback.intake.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.source.Mapping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A sample that a mapping is tried on.
@Schema(description = "A sample that a mapping is tried on.")
public record TryMapping(
        @NotNull @Schema(
                description = "What the source would send.",
                implementation = Object.class,
                examples = "{\"review\":{\"body\":\"빨라요\",\"stars\":5}}")
        JsonNode sample,

        @Valid @Schema(description = "The mapping to try; the source's own if absent.") @Nullable Mapping mapping) {}
