package io.dangol.loyalty.posting.hold;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.PublicIds;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A hold, as the API shows it.
@Schema(
        name = "Hold",
        description = "Points set aside until they are captured, released, or their time is over. It resolves once.")
record HoldView(
        @Schema(description = "The hold.", maxLength = 30, examples = "hld_01kazf1vc0w8m6p4x2d7q9r5tn")
        String id,

        @Schema(
                description = "The account that the points come from.",
                maxLength = 30,
                examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
        String account,

        @Schema(
                description = "How many points were set aside.",
                minimum = "1",
                maximum = "9007199254740992",
                examples = "100")
        long points,

        @Schema(
                description = "Of these, how many were redeemed; the rest of a captured hold went back.",
                minimum = "0",
                maximum = "9007199254740992",
                examples = "0")
        long captured,

        @Schema(
                description = "`expired` is one that was released by itself, some seconds after `expiresAt`.",
                enumeration = {"open", "captured", "released", "expired"},
                examples = "open")
        String state,

        @Schema(description = "Why, in a few words.", maxLength = 100, examples = "basket")
        String reason,

        @Schema(description = "The caller's own name for what it is about.", maxLength = 100, examples = "order A-1001")
        @Nullable String reference,

        @Schema(description = "When it was placed, in UTC.", examples = "2026-11-21T00:30:00.41Z")
        Instant placedAt,

        @Schema(
                description = "From when on it can no longer be captured, and goes back by itself, in UTC.",
                examples = "2026-11-21T00:45:00.41Z")
        Instant expiresAt,

        @Schema(
                description = "The transaction that placed it.",
                maxLength = 30,
                examples = "txn_01kazf1va2d6sfzr6wq4n1v8kc")
        String placedBy,

        @Schema(
                description = "The transaction that resolved it; absent while it is open.",
                maxLength = 30,
                examples = "txn_01kazf1vd4m2w7q8x6t5r9p3hc")
        @Nullable String resolvedBy,

        @Schema(
                description =
                        "Points that could be spent with the last of these transactions; absent where it did not change them.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "29")
        @Nullable Long balanceAfter) {

    static HoldView of(StoredHold stored) {
        return of(stored.hold(), stored.balanceAfter());
    }

    /// @param balanceAfter what the transaction that left the hold so left on the account
    static HoldView of(Hold hold, @Nullable Long balanceAfter) {
        return new HoldView(
                PublicId.format(PublicIds.HOLD, hold.id()),
                hold.accountId().text(),
                hold.points(),
                hold.captured(),
                hold.state().wireName(),
                hold.reason(),
                hold.reference(),
                hold.placedAt(),
                hold.expiresAt(),
                PublicId.format(PublicIds.TRANSACTION, hold.placedBy()),
                hold.resolvedBy() == null ? null : PublicId.format(PublicIds.TRANSACTION, hold.resolvedBy()),
                balanceAfter);
    }
}
