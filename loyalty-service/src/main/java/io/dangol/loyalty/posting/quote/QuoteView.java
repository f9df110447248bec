package io.dangol.loyalty.posting.quote;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A quote, as the API shows it.
@Schema(name = "Quote", description = "What a posting would come to, as a promise that is kept exactly or not at all.")
record QuoteView(
        @Schema(
                description = "The signed promise, for `POST /v1/transactions`.",
                maxLength = 2048,
                examples = "1.AQ...")
        String quote,

        @Schema(description = "The quote's id.", maxLength = 30, examples = "quo_01kazf1vc0w8m6p4x2d7q9r5tn")
        String id,

        @Schema(
                description = "What it is for.",
                enumeration = {"earn", "spend"},
                examples = "earn")
        String kind,

        @Schema(description = "The account.", maxLength = 30, examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
        String account,

        @Schema(description = "How many points.", minimum = "1", maximum = "9007199254740992", examples = "129")
        long points,

        @Schema(description = "Until when the promise is kept, in UTC.", examples = "2026-11-21T00:40:00Z")
        Instant expiresAt,

        @Schema(
                description = "The balance with it, if nothing else happens.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "258")
        long balanceAfter,

        @Schema(
                description = "When earned points are lost, in UTC; absent: never, or points are spent.",
                examples = "2028-11-21T15:00:00Z")
        @Nullable Instant pointsExpireAt,

        @Schema(description = "How a purchase's points were computed.") @Nullable Computed calculation,

        @Schema(description = "Of `spend`, what is taken from which lots, in that order.", maxItems = 50) @Nullable List<TakenLot> lots) {

    /// A rule at work.
    @Schema(name = "QuoteCalculation", description = "The rule that computed the points, in its present version.")
    record Computed(
            @Schema(description = "The earning rule.", maxLength = 30, examples = "rul_0000000000e008000000000081")
            String ruleId,

            @Schema(description = "The version of the rule.", minimum = "1", examples = "1")
            int ruleVersion,

            @Schema(
                    description = "The calculation in one line.",
                    maxLength = 200,
                    examples = "floor(12900 KRW × 1 / 100 KRW) = 129")
            String formula) {}

    /// What is taken from a lot.
    @Schema(name = "QuoteLot", description = "What is taken from a lot.")
    record TakenLot(
            @Schema(description = "The lot.", maxLength = 30, examples = "lot_01kazf1va1f0wt8s9x3k5d6z2e")
            String lotId,

            @Schema(description = "How many points.", minimum = "1", maximum = "9007199254740992", examples = "100")
            long points,

            @Schema(
                    description = "When what remains of it is lost, in UTC; absent: never.",
                    examples = "2028-11-21T15:00:00Z")
            @Nullable Instant expiresAt) {}
}
