package io.dangol.feedback.understanding.retraining;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A version as it is shown.
@Schema(
        name = "ClassifierVersion",
        description = "What a classifier has learnt from corrections.",
        requiredProperties = {"id", "task", "language", "state", "activateIfBetter", "lessons", "requestedAt"})
public record VersionView(
        @Schema(description = "Its id.", maxLength = 30, examples = "clv_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(description = "The question that it answers.", maxLength = 20, examples = "polarity")
        String task,

        @Schema(description = "The language that it reads.", maxLength = 3, examples = "ko")
        String language,

        VersionState state,

        @Schema(description = "Whether it may be activated without a person.", examples = "false")
        boolean activateIfBetter,

        @Schema(description = "How many corrections it was given.", minimum = "1", examples = "400")
        int lessons,

        @Schema(description = "The version that it builds on.", maxLength = 100, examples = "t8513bdc9bbd5") @Nullable String base,

        @Schema(
                description = "What its answers say behind the `@` of their model.",
                maxLength = 100,
                examples = "t8513bdc9bbd5+0a1b2c3d")
        @Nullable String version,

        @Nullable VersionCard card,

        @Schema(description = "Why it failed.", maxLength = 200, examples = "the question is not asked any more")
        @Nullable String failure,

        @Schema(description = "When it was asked for.") Instant requestedAt,

        @Schema(description = "When it was learnt.") @Nullable Instant finishedAt,

        @Schema(description = "When it was activated or retired, the last time.") @Nullable Instant decidedAt) {

    static VersionView of(Version version) {
        return new VersionView(
                version.publicId(),
                version.question().task().wire(),
                version.question().language().tag(),
                version.state(),
                version.activateIfBetter(),
                version.lessons(),
                version.base(),
                version.version(),
                version.card(),
                version.failure(),
                version.requestedAt(),
                version.finishedAt(),
                version.decidedAt());
    }
}
