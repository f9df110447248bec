package io.dangol.kit.job;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A job as callers see one. What depends on the service in its documentation comes from [JobDocumentation].
@Schema(description = "Work that goes on after its request was answered.")
public record JobView(
        @Schema(description = "The job's id.", pattern = ID_PATTERN, examples = EXAMPLE_ID)
        String id,

        @Schema(description = "What it does.", maxLength = 50)
        String kind,

        @Schema(description = "How far it is.") JobState state,

        @Schema(description = "Whether it only rehearses: everything is checked, nothing is stored.")
        boolean dryRun,

        @Schema(description = "How much is done.") Progress progress,
        @Schema(description = "What came of what is done.") Result result,

        @Schema(description = "Where the lines are told that were rejected.", maxLength = 100)
        String errors,

        @Schema(description = "When it was asked for.") Instant createdAt,

        @Schema(description = "When it began; absent before.") @Nullable Instant startedAt,

        @Schema(description = "When it ended; absent before.") @Nullable Instant finishedAt) {
    static final String ID_PATTERN = "^job_[0-9a-hjkmnp-tv-z]{26}$";
    static final String ID_PREFIX = "job";
    static final String EXAMPLE_ID = "job_01k9x3v1q8f7t9c2m4n6p8r0sa";

    /// The id behind its public form.
    ///
    /// @throws io.dangol.kit.problem.Refusal 404 if it is none
    static UUID id(String text) {
        return PublicId.parse(ID_PREFIX, text).orElseThrow(CommonProblem::notFound);
    }

    /// How much is done.
    @Schema(
            name = "JobProgress",
            description =
                    "How much is done, in records of the input. Of a record that spans lines and is rejected, each line counts.")
    public record Progress(
            @Schema(description = "Records that are done with.", minimum = "0", examples = "700")
            long done,

            @Schema(description = "Records in all.", minimum = "0", examples = "1000")
            long total) {}

    /// What came of it.
    @Schema(name = "JobResult", description = "What came of the records; the numbers add up to those done.")
    public record Result(
            @Schema(description = "They were stored.", minimum = "0", examples = "690")
            long created,

            @Schema(
                    description =
                            "They had been stored before and say something else now; absent where there are none.",
                    minimum = "1",
                    examples = "3")
            @Nullable Long updated,

            @Schema(description = "They had been stored before, saying the same.", minimum = "0", examples = "8")
            long unchanged,

            @Schema(description = "They were refused; `errors` says why.", minimum = "0", examples = "2")
            long rejected) {}
}
