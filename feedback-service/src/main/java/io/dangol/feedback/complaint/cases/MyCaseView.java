package io.dangol.feedback.complaint.cases;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A case as its customer sees it: without what colleagues note for each other.
@Schema(
        name = "MyCase",
        description = "A case as its customer sees it.",
        requiredProperties = {"id", "feedbackId", "state", "openedAt", "compensationPoints"})
public record MyCaseView(
        @Schema(description = "Its id.", maxLength = 30, examples = "cas_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(description = "What the customer said.", maxLength = 30, examples = "fbk_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String feedbackId,

        CaseState state,

        @Schema(description = "When it was opened.") Instant openedAt,

        @Schema(description = "When it was acknowledged; absent before.") @Nullable Instant acknowledgedAt,

        @Schema(description = "When it was resolved the last time; absent before.") @Nullable Instant resolvedAt,

        @Schema(description = "What was done; absent before.") @Nullable Remedy remedy,

        @Schema(description = "Points granted in all.", minimum = "0", maximum = "1000000", examples = "3000")
        int compensationPoints,

        @Schema(description = "When a person answered the last time; absent before.") @Nullable Instant respondedAt,

        @Schema(description = "When the customer agreed; absent before.") @Nullable Instant confirmedAt,

        @Schema(description = "When it was closed; absent before.") @Nullable Instant closedAt) {

    static MyCaseView of(Case shown) {
        Resolution resolution = shown.resolution();
        Progress progress = shown.handling().progress();
        return new MyCaseView(
                shown.publicId(),
                shown.feedbackId().text(),
                shown.state(),
                shown.openedAt(),
                shown.acknowledgedAt(),
                resolution == null ? null : resolution.resolvedAt(),
                resolution == null ? null : resolution.remedy(),
                shown.pointsGranted(),
                progress.respondedAt(),
                progress.confirmedAt(),
                progress.closedAt());
    }
}
