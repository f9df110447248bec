package io.dangol.loyalty.posting.transfer;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.posting.fields.Fields;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Points that go from one account to another.
@Schema(
        name = "TransferRequest",
        description = "Points that go from one account to another, and keep their dates.",
        additionalProperties = Schema.False.class,
        requiredProperties = {"from", "to", "points", "reason"})
record TransferRequest(
        @Schema(
                description = "The account that gives; a customer's own.",
                maxLength = 30,
                examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
        @Nullable String from,

        @Schema(
                description = "The member's or the pool's account that gets.",
                maxLength = 30,
                examples = "acc_01kazf1vz5n3qg7w8d2x4k9m6c")
        @Nullable String to,

        @Schema(description = "How many points.", minimum = "1", maximum = "9007199254740992", examples = "100")
        @Nullable Long points,

        @Schema(description = "Why, in a few words.", minLength = 1, maxLength = 100, examples = "gift") @Nullable String reason,

        @Schema(
                description = "Your own name for what it is about; it need not be unique.",
                minLength = 1,
                maxLength = 100,
                examples = "gift 2026-12-24")
        @Nullable String reference) {

    /// As the ledger takes it.
    ///
    /// @param cause what makes it the same request when it comes again
    /// @param now when it came
    /// @param byHand whether somebody else than the giver asks for it, and no service
    /// @throws io.dangol.kit.problem.Refusal 400 for a field that is missing or out of its form, 422
    ///     for an account that is none
    Command.Transfer command(Cause cause, String recordedBy, Instant now, boolean byHand) {
        AccountId giver = account("from", from);
        AccountId receiver = account("to", to);
        long number = Fields.required("points", points);
        Heading heading = new Heading(
                        cause,
                        Fields.text("reason", reason),
                        Fields.optionalName("reference", reference),
                        now,
                        recordedBy)
                .byHand(byHand);
        return new Command.Transfer(heading, giver, receiver, number);
    }

    private static AccountId account(String field, @Nullable String id) {
        return PublicId.parse(PublicIds.ACCOUNT, Fields.required(field, id))
                .map(AccountId::new)
                .orElseThrow(LedgerProblem.UNKNOWN_ACCOUNT::refusal);
    }
}
