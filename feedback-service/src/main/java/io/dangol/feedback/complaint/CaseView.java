package io.dangol.feedback.complaint;

import io.dangol.feedback.id.IdKind;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A case as it is shown to those who work on it.
@Schema(
        name = "Case",
        description = "What went wrong for a customer, and how it was put right.",
        requiredProperties = {"id", "feedbackId", "source", "channel", "state", "openedAt", "compensationPoints"})
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
                description = "Points granted by all its resolutions together.",
                minimum = "0",
                maximum = "1000000",
                examples = "3000")
        int compensationPoints) {

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
        return new CaseView(
                shown.publicId(),
                IdKind.FEEDBACK.format(shown.feedbackId()),
                shown.publicCustomerId(),
                shown.externalId(),
                shown.source(),
                shown.channel(),
                shown.state(),
                shown.openedAt(),
                shown.acknowledgedAt(),
                resolution == null ? null : resolution.resolvedAt(),
                resolution == null ? null : resolutionView(resolution),
                shown.pointsGranted());
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
                                IdKind.COMPENSATION.format(granted.id()),
                                granted.points(),
                                granted.reason(),
                                granted.waitsForCustomer() ? "waiting_for_customer" : "approved"));
    }
}
