package io.dangol.feedback.complaint.compensation;

import io.dangol.feedback.complaint.compensation.Compensation.Mark;
import io.dangol.feedback.complaint.compensation.Compensation.Reversal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A compensation of a case as it is shown.
@Schema(
        name = "CaseCompensation",
        description = "Points for a customer's trouble, from the proposal to their end.",
        requiredProperties = {
            "id",
            "caseId",
            "points",
            "reason",
            "origin",
            "state",
            "waitsForCustomer",
            "proposedBy",
            "proposedAt"
        })
public record CompensationView(
        @Schema(description = "Its id.", maxLength = 30, examples = "cmp_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(description = "The case.", maxLength = 30, examples = "cas_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String caseId,

        @Schema(
                description = "Who gets them; absent while that is not known.",
                maxLength = 30,
                examples = "cus_01jd3v9k7e8x2m4n6p8q0r2s4t")
        @Nullable String customerId,

        @Schema(description = "How many.", minimum = "1", maximum = "1000000", examples = "3000")
        int points,

        @Schema(description = "Why.", maxLength = 500, examples = "Delivery a week late")
        String reason,

        Compensation.Origin origin,

        Compensation.State state,

        @Schema(description = "Whether it is approved, and the points follow once the customer is known.")
        boolean waitsForCustomer,

        @Schema(description = "Who proposed it; `rule` where a rule did.", maxLength = 200, examples = "agent-7")
        String proposedBy,

        @Schema(description = "When it was proposed.") Instant proposedAt,

        @Schema(description = "Who approved or declined it; absent before.", maxLength = 200, examples = "marketer-1")
        @Nullable String decidedBy,

        @Schema(description = "When it was approved or declined; absent before.") @Nullable Instant decidedAt,

        @Schema(description = "Who took it back; absent where nobody did.", maxLength = 200, examples = "marketer-1")
        @Nullable String reversedBy,

        @Schema(description = "When it was taken back; absent where it was not.") @Nullable Instant reversedAt,

        @Schema(description = "Why it was taken back.", maxLength = 500, examples = "The parcel had arrived") @Nullable String reversalReason) {

    static CompensationView of(Compensation shown) {
        Mark approval = shown.approval();
        Reversal reversal = shown.reversal();
        return new CompensationView(
                shown.id().text(),
                shown.caseId().text(),
                shown.customerId() == null ? null : shown.customerId().text(),
                shown.points(),
                shown.reason(),
                shown.origin(),
                shown.state(),
                shown.awaitsCustomer(),
                shown.proposal().by(),
                shown.proposal().at(),
                approval == null ? null : approval.by(),
                approval == null ? null : approval.at(),
                reversal == null ? null : reversal.mark().by(),
                reversal == null ? null : reversal.mark().at(),
                reversal == null ? null : reversal.reason());
    }
}
