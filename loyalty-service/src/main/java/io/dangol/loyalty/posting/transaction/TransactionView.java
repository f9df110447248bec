package io.dangol.loyalty.posting.transaction;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A transaction with all that explains it, as the API shows it.
@Schema(name = "Transaction", description = "An immutable posting: two or more entries that sum to zero.")
public record TransactionView(
        @Schema(description = "The transaction.", maxLength = 30, examples = "txn_01kazf1va2d6sfzr6wq4n1v8kc")
        String id,

        @Schema(
                description = "What kind it is.",
                enumeration = {
                    "earn",
                    "mature",
                    "compensation",
                    "spend",
                    "adjust",
                    "transfer",
                    "hold",
                    "capture",
                    "release",
                    "expire",
                    "reverse",
                    "clawback"
                },
                examples = "earn")
        String kind,

        @Schema(description = "Why, in a word.", maxLength = 100, examples = "purchase")
        String reason,

        @Schema(
                description = "What it is about: a purchase's or a compensation's id, or the caller's own name for it.",
                maxLength = 100,
                examples = "pur_01kazf1v6wfc5tq3m9y2e7x0bn")
        @Nullable String reference,

        @Schema(
                description = "The case that a compensation puts right.",
                maxLength = 30,
                examples = "cas_01kazf1vbxe3c9m4d5r8h7t2qw")
        @Nullable String caseId,

        @Schema(
                description = "The transaction that it takes back, all or part.",
                maxLength = 30,
                examples = "txn_01kazf1va2d6sfzr6wq4n1v8kc")
        @Nullable String reverses,

        @Schema(
                description = "The hold that it places or resolves.",
                maxLength = 30,
                examples = "hld_01kazf1vc0w8m6p4x2d7q9r5tn")
        @Nullable String holdId,

        @Schema(
                description = "The quote that promised it.",
                maxLength = 30,
                examples = "quo_01kazf1vc0w8m6p4x2d7q9r5tn")
        @Nullable String quoteId,

        @Schema(
                description =
                        "Points that should have been taken and could not, because the programme allows no such debt.",
                minimum = "1",
                maximum = "9007199254740992",
                examples = "20")
        @Nullable Long shortfall,

        @Schema(
                description = "Points that can be spent, or are owed, with it; absent where it does not change them.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "129")
        @Nullable Long balanceAfter,

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

        @Schema(description = "What it took from lots and gave back to lots; the first 200.", maxItems = 200)
        List<AllocationView> allocations,

        @Schema(description = "How the points were computed, where a rule did.") @Nullable CalculationView calculation) {

    /// What can be spent, or is owed, after entries in their order: what the first on a main account leaves.
    static @Nullable Long balanceAfter(List<EntryView> entries) {
        return entries.stream()
                .filter(entry -> entry.accountKind().equals("spendable")
                        || entry.accountKind().equals("pooled"))
                .map(EntryView::balanceAfter)
                .findFirst()
                .orElse(null);
    }

    /// The same to the eyes of those who may not know what is on others' accounts.
    ///
    /// @param accounts the public ids of the accounts whose balances may be seen
    public TransactionView seenFrom(Set<String> accounts) {
        List<EntryView> seen = entries.stream()
                .map(entry -> accounts.contains(entry.accountId()) ? entry : entry.withoutBalance())
                .toList();
        List<EntryView> own = seen.stream()
                .filter(entry -> accounts.contains(entry.accountId()))
                .toList();
        return new TransactionView(
                id,
                kind,
                reason,
                reference,
                caseId,
                reverses,
                holdId,
                quoteId,
                shortfall,
                balanceAfter(own),
                effectiveAt,
                recordedAt,
                recordedBy,
                seen,
                lots,
                allocations,
                calculation);
    }

    /// One side.
    @Schema(name = "TransactionEntry", description = "One side of a transaction.")
    record EntryView(
            @Schema(description = "The account.", maxLength = 30, examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
            String accountId,

            @Schema(
                    description = "What the account is for.",
                    enumeration = {
                        "spendable",
                        "pending",
                        "held",
                        "pooled",
                        "pooled_pending",
                        "pooled_held",
                        "issuance",
                        "redemption",
                        "breakage",
                        "compensation",
                        "clearing"
                    },
                    examples = "spendable")
            String accountKind,

            @Schema(
                    description = "Points; more than 0 adds to the account.",
                    minimum = "-9007199254740992",
                    maximum = "9007199254740992",
                    examples = "129")
            long amount,

            @Schema(
                    description =
                            "Points on the account with this entry; absent on the programme's own accounts, and on others' accounts for a customer.",
                    minimum = "-9007199254740992",
                    maximum = "9007199254740992",
                    examples = "129")
            @Nullable Long balanceAfter,

            @Schema(
                    description =
                            "The entry's number on its account; absent on the programme's own accounts, and on others' accounts for a customer.",
                    minimum = "1",
                    examples = "1")
            @Nullable Long accountVersion) {

        EntryView withoutBalance() {
            return new EntryView(accountId, accountKind, amount, null, null);
        }
    }

    /// Points that were granted together.
    @Schema(name = "Lot", description = "Points that were granted together, and expire together.")
    record LotView(
            @Schema(description = "The lot.", maxLength = 30, examples = "lot_01kazf1va1f0wt8s9x3k5d6z2e")
            String id,

            @Schema(description = "The account.", maxLength = 30, examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
            String accountId,

            @Schema(description = "Points granted.", minimum = "1", maximum = "9007199254740992", examples = "129")
            long granted,

            @Schema(description = "When they were granted, in UTC.", examples = "2026-11-21T00:30:00Z")
            Instant grantedAt,

            @Schema(
                    description = "When what remains expires, in UTC; absent: never.",
                    examples = "2028-11-21T00:30:00Z")
            @Nullable Instant expiresAt,

            @Schema(
                    description = "When pending points can be spent, in UTC; absent: they are not pending.",
                    examples = "2026-12-05T00:00:00Z")
            @Nullable Instant availableAt) {}

    /// Points that were taken from a lot or given back to it.
    @Schema(name = "Allocation", description = "Points that were taken from a lot, or given back to it.")
    record AllocationView(
            @Schema(description = "The lot.", maxLength = 30, examples = "lot_01kazf1va1f0wt8s9x3k5d6z2e")
            String lotId,

            @Schema(
                    description = "More than 0 where they were taken, less than 0 where they were given back.",
                    minimum = "-9007199254740992",
                    maximum = "9007199254740992",
                    examples = "100")
            long points) {}

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
            @Schema(
                    description = "A decimal number that is not negative, with at most the decimals of its currency.",
                    pattern = "^[0-9]{1,15}(\\.[0-9]{1,4})?$",
                    maxLength = 20,
                    examples = "12900")
            String amount,

            @Schema(description = "The currency (ISO 4217).", pattern = "^[A-Z]{3}$", maxLength = 3, examples = "KRW")
            String currency) {}
}
