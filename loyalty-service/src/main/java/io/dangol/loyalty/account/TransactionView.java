package io.dangol.loyalty.account;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A transaction with all that explains it, as the API shows it.
@Schema(name = "Transaction", description = "An immutable posting: two or more entries that sum to zero.")
record TransactionView(
        @Schema(description = "The transaction.", maxLength = 30, examples = "txn_01kazf1va2d6sfzr6wq4n1v8kc")
        String id,

        @Schema(
                description = "What kind it is.",
                enumeration = {"earn", "compensation"},
                examples = "earn")
        String kind,

        @Schema(description = "Why, in a word.", maxLength = 100, examples = "purchase")
        String reason,

        @Schema(
                description =
                        "The cause: a purchase's or a compensation's id. No other transaction of this kind has it.",
                maxLength = 100,
                examples = "pur_01kazf1v6wfc5tq3m9y2e7x0bn")
        @Nullable String reference,

        @Schema(
                description = "The case that a compensation puts right.",
                maxLength = 30,
                examples = "cas_01kazf1vbxe3c9m4d5r8h7t2qw")
        @Nullable String caseId,

        @Schema(description = "When the cause happened, in UTC.", examples = "2026-11-21T00:30:00Z")
        Instant effectiveAt,

        @Schema(description = "When it was entered in the books, in UTC.", examples = "2026-11-21T00:30:00.41Z")
        Instant recordedAt,

        @Schema(description = "Who asked for it.", maxLength = 200, examples = "customer-service")
        String recordedBy,

        @Schema(description = "Its entries; their amounts sum to zero.", minItems = 2, maxItems = 200)
        List<EntryView> entries,

        @Schema(description = "The lots that it granted.", maxItems = 200)
        List<LotView> lots,

        @Schema(description = "How the points were computed, where a rule did.") @Nullable CalculationView calculation) {

    /// One side.
    @Schema(name = "TransactionEntry", description = "One side of a transaction.")
    record EntryView(
            @Schema(description = "The account.", maxLength = 30, examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
            String accountId,

            @Schema(
                    description = "What the account is for.",
                    enumeration = {"spendable", "issuance", "redemption", "breakage", "compensation", "clearing"},
                    examples = "spendable")
            String accountKind,

            @Schema(
                    description = "Points; more than 0 adds to the account.",
                    minimum = "-9007199254740992",
                    maximum = "9007199254740992",
                    examples = "129")
            long amount,

            @Schema(
                    description = "Points on the account with this entry; absent on the programme's own accounts.",
                    minimum = "-9007199254740992",
                    maximum = "9007199254740992",
                    examples = "129")
            @Nullable Long balanceAfter,

            @Schema(
                    description = "The entry's number on its account; absent on the programme's own accounts.",
                    minimum = "1",
                    examples = "1")
            @Nullable Long accountVersion) {}

    /// Points that were granted together.
    @Schema(name = "Lot", description = "Points that were granted together, and expire together.")
    record LotView(
            @Schema(description = "The lot.", maxLength = 30, examples = "lot_01kazf1va1f0wt8s9x3k5d6z2e")
            String id,

            @Schema(description = "The account.", maxLength = 30, examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
            String accountId,

            @Schema(description = "Points granted.", minimum = "1", maximum = "9007199254740992", examples = "129")
            long granted,

            @Schema(
                    description = "Points of it that are neither spent nor expired.",
                    minimum = "0",
                    maximum = "9007199254740992",
                    examples = "129")
            long remaining,

            @Schema(description = "When they were granted, in UTC.", examples = "2026-11-21T00:30:00Z")
            Instant grantedAt,

            @Schema(
                    description = "When what remains expires, in UTC; absent: never.",
                    examples = "2028-11-21T00:30:00Z")
            @Nullable Instant expiresAt) {}

    /// A rule at work.
    @Schema(name = "Calculation", description = "The rule that computed the points, in the version that was applied.")
    record CalculationView(
            @Schema(description = "The earning rule.", maxLength = 30, examples = "rul_0000000000e008000000000081")
            String ruleId,

            @Schema(description = "The version of the rule.", minimum = "1", examples = "1")
            int ruleVersion,

            @Schema(description = "What the rule was applied to.")
            MoneyView total,

            @Schema(description = "The amount that earns `rulePoints`.")
            MoneyView ruleAmount,

            @Schema(description = "Points for each `ruleAmount`.", minimum = "1", maximum = "1000000", examples = "1")
            long rulePoints,

            @Schema(
                    description = "The calculation in one line.",
                    maxLength = 200,
                    examples = "floor(12900 KRW × 1 / 100 KRW) = 129")
            String formula) {}

    /// An amount of money.
    @Schema(name = "Money", description = "An amount of money.")
    record MoneyView(
            @Schema(description = "A decimal text, in units of the currency.", maxLength = 20, examples = "12900")
            String amount,

            @Schema(description = "ISO 4217.", pattern = "^[A-Z]{3}$", examples = "KRW")
            String currency) {}
}
