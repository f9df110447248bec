package io.dangol.loyalty.posting.transaction;

import io.dangol.loyalty.posting.transaction.TransactionRequest.Kind;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One line of a batch: a posting with its own key.
@Schema(
        examples = """
                {"key": "campaign-7-00001", "kind": "earn", "account": "acc_01kazf1v9cfnkbx8t2p6w0s3jd", "points": 100,
                 "reason": "campaign 2026-11"}""",
        name = "TransactionBatchLine",
        description = "A posting, with its own key.",
        additionalProperties = Schema.False.class,
        requiredProperties = {"key", "kind", "account", "points", "reason"})
record BatchLine(
        @Schema(
                description = "As the header Idempotency-Key of a single posting.",
                minLength = 1,
                maxLength = 255,
                examples = "campaign-7-00001")
        @Nullable String key,

        @Nullable Kind kind,

        @Schema(description = "The account.", maxLength = 30, examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd") @Nullable String account,

        @Schema(description = "How many points.", examples = "100") @Nullable Long points,

        @Schema(description = "Why, in a few words.", minLength = 1, maxLength = 100, examples = "campaign 2026-11")
        @Nullable String reason,

        @Schema(description = "Your own name for what it is about.", minLength = 1, maxLength = 100) @Nullable String reference,

        @Schema(description = "When the cause happened, if not now.") @Nullable Instant effectiveAt,

        @Schema(description = "When points that are added are lost.") @Nullable Instant expiresAt,

        @Schema(description = "When earned points can be spent, if not at once.") @Nullable Instant availableAt) {

    TransactionRequest request() {
        return new TransactionRequest(
                kind, account, points, reason, reference, effectiveAt, expiresAt, availableAt, null);
    }
}
