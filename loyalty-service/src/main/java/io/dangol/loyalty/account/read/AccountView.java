package io.dangol.loyalty.account.read;

import io.dangol.loyalty.ledger.CustomerId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An account, as the API shows it.
@Schema(name = "Account", description = "An account of points, of a member or of the programme itself.")
record AccountView(
        @Schema(description = "The account.", maxLength = 30, examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
        String id,

        @Schema(
                description = "The customer, or `programme`.",
                maxLength = 30,
                examples = "cus_01kazf1v8qe9yvgx7d3t5m2r4h")
        String owner,

        @Schema(
                description = "What the account is for; a member's is `spendable`.",
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
        String kind,

        @Schema(description = "As asked for: by when things had happened.", examples = "2026-11-30T15:00:00Z") @Nullable Instant asOf,

        @Schema(description = "As asked for: by when things were entered.", examples = "2026-11-30T15:00:00Z") @Nullable Instant knownAt,

        @Schema(
                description =
                        "Points: the sum of the account's entries, less the points that are past their expiry and not posted as expired yet. Below 0 on accounts that points come from.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "129")
        long balance,

        @Schema(description = "How many entries the account has.", minimum = "0", examples = "1")
        long version,

        @Schema(
                description = "Points that are earned but cannot be spent yet; only of a main account.",
                minimum = "0",
                maximum = "9007199254740992",
                examples = "0")
        @Nullable Long pending,

        @Schema(
                description = "Points that are set aside by holds; only of a main account.",
                minimum = "0",
                maximum = "9007199254740992",
                examples = "0")
        @Nullable Long held,

        @Schema(
                description = "Since when it is closed, in UTC: it neither gets nor gives points. Absent: it is open.",
                examples = "2026-11-21T00:30:00.41Z")
        @Nullable Instant closedAt) {
    private static final String PROGRAMME = "programme";

    static AccountView of(StoredAccount account) {
        return of(account, Vantage.NOW);
    }

    /// @param account with the balance that is seen from the vantage
    static AccountView of(StoredAccount account, Vantage vantage) {
        return new AccountView(
                account.id().text(),
                account.owner().customer().map(CustomerId::text).orElse(PROGRAMME),
                account.kind(),
                vantage.asOf(),
                vantage.knownAt(),
                account.balance(),
                account.version(),
                account.pending(),
                account.held(),
                account.closedAt());
    }
}
