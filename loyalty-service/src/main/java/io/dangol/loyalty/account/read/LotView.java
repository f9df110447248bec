package io.dangol.loyalty.account.read;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.PublicIds;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A lot, as the list of an account's lots shows it.
@Schema(name = "AccountLot", description = "Points that were granted together, and what is left of them.")
record LotView(
        @Schema(description = "The lot.", maxLength = 30, examples = "lot_01kazf1va1f0wt8s9x3k5d6z2e")
        String id,

        @Schema(description = "Points granted.", minimum = "1", maximum = "9007199254740992", examples = "129")
        long granted,

        @Schema(
                description =
                        "Points left. Below 0 only with `asOf`, where a spend is dated before the grant of its points.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "29")
        long remaining,

        @Schema(description = "When they were granted, in UTC.", examples = "2026-11-21T00:30:00Z")
        Instant grantedAt,

        @Schema(description = "When what remains expires, in UTC; absent: never.", examples = "2028-11-21T00:30:00Z")
        @Nullable Instant expiresAt,

        @Schema(
                description = "When pending points can be spent, in UTC; absent: they are not pending.",
                examples = "2026-12-05T00:00:00Z")
        @Nullable Instant availableAt,

        @Schema(
                description = "The transaction that granted them.",
                maxLength = 30,
                examples = "txn_01kazf1va2d6sfzr6wq4n1v8kc")
        String transactionId,

        @Schema(
                description = "The lot that held points came from, and go back to; absent: they are not held.",
                maxLength = 30,
                examples = "lot_01kazf1va1f0wt8s9x3k5d6z2e")
        @Nullable String originId) {

    static LotView of(StoredLot lot) {
        UUID origin = lot.originId();
        return new LotView(
                PublicId.format(PublicIds.LOT, lot.id()),
                lot.granted(),
                lot.remaining(),
                lot.grantedAt(),
                lot.expiresAt(),
                lot.availableAt(),
                PublicId.format(PublicIds.TRANSACTION, lot.transactionId()),
                origin == null ? null : PublicId.format(PublicIds.LOT, origin));
    }
}
