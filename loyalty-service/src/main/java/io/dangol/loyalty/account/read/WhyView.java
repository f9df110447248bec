package io.dangol.loyalty.account.read;

import io.dangol.loyalty.account.ExpiringView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why an account's balance is what it is, as the API shows it.
@Schema(
        name = "BalanceExplanation",
        description =
                "An account's balance with what it was made of: opening and sums give the balance, and so do what remains of the lots less what is owed.")
record WhyView(
        @Schema(description = "The account.", maxLength = 30, examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
        String accountId,

        @Schema(description = "What the account is for.", maxLength = 30, examples = "spendable")
        String kind,

        @Schema(description = "As asked for: by when things had happened.", examples = "2026-11-30T15:00:00Z") @Nullable Instant asOf,

        @Schema(description = "As asked for: by when things were entered.", examples = "2026-11-30T15:00:00Z") @Nullable Instant knownAt,

        @Schema(description = "What every account begins with.", minimum = "0", maximum = "0", examples = "0")
        long opening,

        @Schema(
                description = "What each kind of transaction added or took, in the order in which they first came.",
                maxItems = 20)
        List<SumView> sums,

        @Schema(description = "Points.", minimum = "-9007199254740992", maximum = "9007199254740992", examples = "129")
        long balance,

        @Schema(
                description = "Whether opening and sums give the balance; `false` only where the books are damaged.",
                examples = "true")
        boolean provedBySums,

        @Schema(
                description = "Points in all open lots.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "129")
        long inLots,

        @Schema(
                description = "Points that are owed: they were taken back when they had been spent.",
                minimum = "0",
                maximum = "9007199254740992",
                examples = "0")
        long owed,

        @Schema(description = "What expires next; absent: nothing.") @Nullable ExpiringView expiringNext,

        @Schema(description = "The open lots in the order in which points are taken, the first 200.", maxItems = 200)
        List<ExplainedLotView> lots,

        @Schema(description = "Whether there are more open lots.", examples = "false")
        boolean moreLots) {

    /// Transactions of one kind.
    @Schema(name = "KindSum", description = "What one kind of transaction added to the balance or took from it.")
    record SumView(
            @Schema(description = "The kind of transaction.", maxLength = 30, examples = "earn")
            String kind,

            @Schema(description = "How many entries.", minimum = "1", examples = "1")
            long count,

            @Schema(
                    description = "Their sum.",
                    minimum = "-9007199254740992",
                    maximum = "9007199254740992",
                    examples = "129")
            long points) {}

    /// A lot with its cause.
    @Schema(name = "ExplainedLot", description = "A lot and what granted it.")
    record ExplainedLotView(
            @Schema(description = "The lot.") LotView lot,

            @Schema(description = "The transaction that granted it.")
            GrantView grantedBy) {}

    /// What granted a lot.
    @Schema(name = "Grant", description = "The transaction that granted a lot.")
    record GrantView(
            @Schema(description = "The transaction.", maxLength = 30, examples = "txn_01kazf1va2d6sfzr6wq4n1v8kc")
            String transactionId,

            @Schema(description = "Its kind.", maxLength = 30, examples = "earn")
            String kind,

            @Schema(description = "Why, in a word.", maxLength = 100, examples = "purchase")
            String reason,

            @Schema(description = "What it is about.", maxLength = 100, examples = "pur_01kazf1v6wfc5tq3m9y2e7x0bn")
            @Nullable String reference,

            @Schema(description = "When the cause happened, in UTC.", examples = "2026-11-21T00:30:00Z")
            Instant effectiveAt,

            @Schema(description = "When it was entered in the books, in UTC.", examples = "2026-11-21T00:30:00.41Z")
            Instant recordedAt,

            @Schema(
                    description =
                            "How the points were computed, where a rule did; of points that were pending, when they were earned.",
                    maxLength = 200,
                    examples = "floor(12900 KRW × 1 / 100 KRW) = 129")
            @Nullable String formula) {}
}
