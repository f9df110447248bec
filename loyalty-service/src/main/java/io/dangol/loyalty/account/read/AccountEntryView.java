package io.dangol.loyalty.account.read;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An entry, as the list of an account's entries shows it.
@Schema(name = "AccountEntry", description = "A change of an account's balance.")
record AccountEntryView(
        @Schema(
                description = "The transaction that it is one side of.",
                maxLength = 30,
                examples = "txn_01kazf1va2d6sfzr6wq4n1v8kc")
        String transactionId,

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
                description = "What kind of transaction it is.",
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
                description = "The cause: a purchase's or a compensation's id.",
                maxLength = 100,
                examples = "pur_01kazf1v6wfc5tq3m9y2e7x0bn")
        @Nullable String reference,

        @Schema(description = "When the cause happened, in UTC.", examples = "2026-11-21T00:30:00Z")
        Instant effectiveAt,

        @Schema(description = "When it was entered in the books, in UTC.", examples = "2026-11-21T00:30:00.41Z")
        Instant recordedAt) {}
