package io.dangol.feedback.source;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where a score comes from.
@Schema(description = "Where a score comes from.")
public record RatingRule(
        @NotNull @Valid @Schema(description = "What was asked: `nps`, `csat` or `ces`.")
        FieldRule metric,

        @NotNull @Valid @Schema(description = "The score, a whole number on the metric's scale.")
        FieldRule score,

        @Valid @Schema(description = "Which wording of the question was answered.") @Nullable FieldRule wordingVersion) {}
