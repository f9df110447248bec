package io.dangol.feedback.understanding.reclassification;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.text.understanding.Task;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A reclassification as it is shown.
@Schema(
        name = "Reclassification",
        description = "Feedback understood again: the difference first, then, if a person wants it, exactly that.",
        requiredProperties = {"id", "state", "tasks", "to", "counts", "difference", "changes", "requestedAt"})
public record ReclassificationView(
        @Schema(description = "Its id.", maxLength = 30, examples = "rcl_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        JobState state,

        @Schema(description = "The questions that are asked again.", maxItems = 5, examples = "[\"polarity\"]")
        List<@Size(max = 20) String> tasks,

        @Schema(
                description = "The classifier version that answers; absent: what was in use.",
                maxLength = 30,
                examples = "clv_01jd3v9k7e8x2m4n6p8q0r2s4t")
        @Nullable String version,

        @Schema(description = "Only of this kind.", maxLength = 20, examples = "review") @Nullable String kind,

        @Schema(description = "Only what was said there.", maxLength = 50, examples = "web") @Nullable String channel,

        @Schema(description = "Only of this source.", maxLength = 100, examples = "shop") @Nullable String source,

        @Schema(description = "Only what was received from then on.") @Nullable Instant from,

        @Schema(description = "Only what was received before.")
        Instant to,

        Counts counts,

        @Schema(
                description = "How many answers go from which to which, the most first; whole once it is `previewed`.",
                maxItems = 1000)
        List<Move> difference,

        @Schema(
                description = "Where the changes are listed one by one.",
                maxLength = 100,
                examples = "/v1/reclassifications/rcl_01jd3v9k7e8x2m4n6p8q0r2s4t/changes")
        String changes,

        @Schema(description = "Why it failed.", maxLength = 200, examples = "the version does not fit any more")
        @Nullable String failure,

        @Schema(description = "When it was asked for.") Instant requestedAt,

        @Schema(description = "When the difference was found.") @Nullable Instant previewedAt,

        @Schema(description = "When it was applied, discarded, or failed.") @Nullable Instant finishedAt) {

    /// How much.
    @Schema(
            name = "ReclassificationCounts",
            description = "How much; the counts of changes are whole once it is `previewed`.",
            requiredProperties = {
                "examined",
                "corrected",
                "changes",
                "newlyDecided",
                "newlyAbstained",
                "relabelled",
                "applied",
                "skipped"
            })
    public record Counts(
            @Schema(description = "Pieces of feedback that were looked at.", minimum = "0", examples = "1000")
            long examined,

            @Schema(description = "Answers that stay because a person gave them.", minimum = "0", examples = "3")
            long corrected,

            @Schema(description = "Answers that would be others.", minimum = "0", examples = "40")
            long changes,

            @Schema(description = "Of those, decided and not before.", minimum = "0", examples = "25")
            long newlyDecided,

            @Schema(description = "Of those, left to a person and not before.", minimum = "0", examples = "5")
            long newlyAbstained,

            @Schema(description = "Of those, with another label.", minimum = "0", examples = "15")
            long relabelled,

            @Schema(description = "Answers that were replaced.", minimum = "0", examples = "38")
            long applied,

            @Schema(
                    description = "Answers that were not, because their feedback had changed since the preview.",
                    minimum = "0",
                    examples = "2")
            long skipped) {}

    static ReclassificationView of(Reclassification job) {
        return new ReclassificationView(
                job.publicId(),
                job.state(),
                job.tasks().stream().map(Task::wire).toList(),
                job.versionId() == null ? null : IdKind.CLASSIFIER_VERSION.format(job.versionId()),
                job.filter().kind(),
                job.filter().channel(),
                job.filter().source(),
                job.filter().from(),
                job.filter().to(),
                new Counts(
                        job.counts().examined(),
                        job.counts().corrected(),
                        job.counts().changes(),
                        sum(job, Move::decides),
                        sum(job, Move::abstains),
                        sum(job, Move::relabels),
                        job.counts().applied(),
                        job.counts().skipped()),
                job.difference(),
                "/v1/reclassifications/" + job.publicId() + "/changes",
                job.failure(),
                job.requestedAt(),
                job.previewedAt(),
                job.finishedAt());
    }

    private static long sum(Reclassification job, Predicate<Move> which) {
        return job.difference().stream().filter(which).mapToLong(Move::count).sum();
    }
}
