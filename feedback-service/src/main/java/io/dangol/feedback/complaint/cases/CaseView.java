package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.complaint.clock.PauseReason;
import io.dangol.feedback.complaint.clock.Priority;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A case as it is shown to those who work on it.
@Schema(
        name = "Case",
        description = "What went wrong for a customer, and how it was put right.",
        requiredProperties = {
            "id",
            "feedbackId",
            "source",
            "channel",
            "state",
            "priority",
            "openedAt",
            "escalationLevel",
            "compensationPoints"
        })
public record CaseView(
        @Schema(description = "Its id.", maxLength = 30, examples = "cas_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(
                description = "The feedback that it is about.",
                maxLength = 30,
                examples = "fbk_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String feedbackId,

        @Schema(
                description = "Whose case it is; absent while that is not known.",
                maxLength = 30,
                examples = "cus_01jd3v9k7e8x2m4n6p8q0r2s4t")
        @Nullable String customerId,

        @Schema(description = "The source's own name for the customer.", maxLength = 200, examples = "00001") @Nullable String externalId,

        @Schema(description = "The name of the source that it came from.", maxLength = 100, examples = "reviews-kr")
        String source,

        @Schema(description = "Where it was said.", maxLength = 50, examples = "email")
        String channel,

        CaseState state,

        @Schema(description = "When it was opened.") Instant openedAt,

        @Schema(description = "When it was acknowledged; absent before, and after a reopening.") @Nullable Instant acknowledgedAt,

        @Schema(description = "When it was resolved the last time; absent before.") @Nullable Instant resolvedAt,

        @Schema(description = "How it was put right the last time; absent before.") @Nullable ResolutionView resolution,

        @Schema(
                description = "Points granted to it, all together.",
                minimum = "0",
                maximum = "1000000",
                examples = "3000")
        int compensationPoints,

        Priority priority,

        @Schema(description = "How bad it is; absent before it was assessed.") @Nullable Severity severity,

        @Schema(description = "How many it concerns; absent before it was assessed.") @Nullable Impact impact,

        @Schema(description = "What the customer wants; absent where that is not known.") @Nullable Remedy remedySought,

        @Schema(
                description = "The token's subject of whoever works on it; absent where nobody does.",
                maxLength = 200,
                examples = "agent-7")
        @Nullable String assignee,

        @Schema(description = "When a person answered for the first time; absent before.") @Nullable Instant firstRespondedAt,

        @Schema(description = "When a person answered the last time; absent before.") @Nullable Instant respondedAt,

        @Schema(description = "Since when its time does not count; absent where it does.") @Nullable Instant pausedAt,

        @Schema(description = "Why its time does not count; absent where it does.") @Nullable PauseReason pauseReason,

        @Schema(description = "When the customer agreed; absent before.") @Nullable Instant confirmedAt,

        @Schema(description = "When it was closed; absent before.") @Nullable Instant closedAt,

        @Schema(
                description = "How far up it was escalated; 0: not at all.",
                minimum = "0",
                maximum = "100",
                examples = "1")
        int escalationLevel,

        @Schema(description = "When a promise was broken for the first time; absent where none was.") @Nullable Instant breachedAt) {

    /// A resolution as it is shown.
    @Schema(
            name = "Resolution",
            description = "How a case was put right.",
            requiredProperties = {"number", "remedy"})
    public record ResolutionView(
            @Schema(description = "The first is 1, that after a reopening 2.", minimum = "1", examples = "1")
            int number,

            Remedy remedy,

            @Schema(description = "A note for colleagues.", maxLength = 2_000, examples = "Parcel lost, refunded")
            @Nullable String note,

            @Schema(description = "Points granted with it.") @Nullable CompensationView compensation) {}

    /// A compensation as it is shown.
    @Schema(
            name = "Compensation",
            description = "Points granted to a customer.",
            requiredProperties = {"id", "points", "reason", "state"})
    public record CompensationView(
            @Schema(description = "Its id.", maxLength = 30, examples = "cmp_01jd3v9k7e8x2m4n6p8q0r2s4t")
            String id,

            @Schema(description = "How many.", minimum = "1", maximum = "1000000", examples = "3000")
            int points,

            @Schema(description = "Why.", maxLength = 500, examples = "Delivery a week late")
            String reason,

            @Schema(
                    description = "`approved`, or `waiting_for_customer` until the customer is known, at most seconds;"
                            + " the points follow by themselves.",
                    enumeration = {"approved", "waiting_for_customer"})
            String state) {}

    static CaseView of(Case shown) {
        Resolution resolution = shown.resolution();
        Handling handling = shown.handling();
        Assessment assessment = handling.assessment();
        Progress progress = handling.progress();
        Progress.Pause pause = progress.pause();
        return new CaseView(
                shown.publicId(),
                shown.feedbackId().text(),
                shown.publicCustomerId(),
                shown.externalId(),
                shown.source(),
                shown.channel(),
                shown.state(),
                shown.openedAt(),
                shown.acknowledgedAt(),
                resolution == null ? null : resolution.resolvedAt(),
                resolution == null ? null : resolutionView(resolution),
                shown.pointsGranted(),
                assessment.priority(),
                assessment.severity(),
                assessment.impact(),
                assessment.remedySought(),
                handling.assignee(),
                progress.firstRespondedAt(),
                progress.respondedAt(),
                pause == null ? null : pause.since(),
                pause == null ? null : pause.reason(),
                progress.confirmedAt(),
                progress.closedAt(),
                handling.escalationLevel(),
                handling.breachedAt());
    }

    private static ResolutionView resolutionView(Resolution resolution) {
        Compensation granted = resolution.compensation();
        return new ResolutionView(
                resolution.number(),
                resolution.remedy(),
                resolution.note(),
                granted == null
                        ? null
                        : new CompensationView(
                                granted.id().text(),
                                granted.points(),
                                granted.reason(),
                                granted.waitsForCustomer() ? "waiting_for_customer" : "approved"));
    }
}
