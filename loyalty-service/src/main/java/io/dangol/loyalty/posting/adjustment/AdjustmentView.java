package io.dangol.loyalty.posting.adjustment;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.posting.adjustment.Adjustment.Decision;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An adjustment that needs two persons, as the API shows it.
@Schema(name = "Adjustment", description = "A correction that is too large for one person.")
record AdjustmentView(
        @Schema(description = "The adjustment.", maxLength = 30, examples = "adj_01kazf1vd3w8m6p4x2d7q9r5tn")
        String id,

        @Schema(
                description = "What became of it; `expired` where nobody decided in time.",
                enumeration = {"proposed", "approved", "rejected", "expired"},
                examples = "proposed")
        String state,

        @Schema(
                description = "The kind of transaction that it is posted as.",
                enumeration = {"adjust", "earn"},
                examples = "adjust")
        String kind,

        @Schema(description = "The account.", maxLength = 30, examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
        String account,

        @Schema(
                description = "How many points; less than 0 takes away.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "25000")
        long points,

        @Schema(description = "Why, in a few words.", maxLength = 100, examples = "lost in the move of the shop")
        String reason,

        @Schema(description = "The caller's own name for it.", maxLength = 100, examples = "ticket 4711") @Nullable String reference,

        @Schema(description = "When the cause happened, in UTC.", examples = "2026-11-21T00:30:00Z")
        Instant effectiveAt,

        @Schema(
                description = "When points that are added are lost, in UTC; absent: never.",
                examples = "2028-11-21T00:00:00Z")
        @Nullable Instant pointsExpireAt,

        @Schema(
                description = "When earned points can be spent, in UTC; absent: at once.",
                examples = "2026-12-05T00:00:00Z")
        @Nullable Instant availableAt,

        @Schema(description = "When it was proposed, in UTC.", examples = "2026-11-21T00:30:00Z")
        Instant proposedAt,

        @Schema(description = "Who proposed it.", maxLength = 200, examples = "agent-7")
        String proposedBy,

        @Schema(description = "Until when it can be decided, in UTC.", examples = "2026-12-21T00:30:00Z")
        Instant openUntil,

        @Schema(description = "When it was decided, in UTC.", examples = "2026-11-21T02:00:00Z") @Nullable Instant decidedAt,

        @Schema(description = "Who decided.", maxLength = 200, examples = "operator-1") @Nullable String decidedBy,

        @Schema(description = "Why it was rejected.", maxLength = 100, examples = "booked twice") @Nullable String decisionReason,

        @Schema(description = "What it was posted as.", maxLength = 30, examples = "txn_01kazf1va2d6sfzr6wq4n1v8kc")
        @Nullable String transactionId) {

    static AdjustmentView of(Adjustment adjustment, Instant now) {
        Decision decision = adjustment.decision();
        return new AdjustmentView(
                PublicId.format(PublicIds.ADJUSTMENT, adjustment.id()),
                adjustment.state(now).wireName(),
                adjustment.kind().wireName(),
                adjustment.command().accountId().text(),
                adjustment.points(),
                adjustment.heading().reason(),
                adjustment.heading().reference(),
                adjustment.heading().effectiveAt(),
                adjustment.pointsExpireAt(),
                adjustment.availableAt(),
                adjustment.proposedAt(),
                adjustment.proposedBy(),
                adjustment.openUntil(),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.by(),
                decision == null ? null : decision.reason(),
                decision == null || decision.transactionId() == null
                        ? null
                        : PublicId.format(PublicIds.TRANSACTION, decision.transactionId()));
    }
}
