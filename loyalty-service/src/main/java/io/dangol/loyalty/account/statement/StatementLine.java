package io.dangol.loyalty.account.statement;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A line of a statement: one entry of the account.
@Schema(name = "StatementLine", description = "A change of the account's balance.")
record StatementLine(
        @Schema(description = "When it was entered in the books, in UTC.", examples = "2026-11-21T00:30:00.41Z")
        Instant recordedAt,

        @Schema(description = "When the cause happened, in UTC.", examples = "2026-11-21T00:30:00Z")
        Instant effectiveAt,

        @Schema(description = "What kind of transaction it is.", maxLength = 30, examples = "earn")
        String kind,

        @Schema(description = "Why, in a word.", maxLength = 100, examples = "구매 적립")
        String reason,

        @Schema(
                description = "The cause: a purchase's or a compensation's id.",
                maxLength = 100,
                examples = "pur_01kazf1v6wfc5tq3m9y2e7x0bn")
        @Nullable String reference,

        @Schema(
                description = "Points; more than 0 adds to the account.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "129")
        long amount,

        @Schema(
                description = "Points on the account with this entry.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "1419")
        long balanceAfter,

        @Schema(
                description = "The transaction that it is one side of.",
                maxLength = 30,
                examples = "txn_01kazf1va2d6sfzr6wq4n1v8kc")
        String transactionId) {}
