package io.dangol.loyalty.posting.hold;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.HoldId;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.posting.fields.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Points to be set aside.
@Schema(
        name = "HoldRequest",
        description = "Points to be set aside.",
        additionalProperties = Schema.False.class,
        requiredProperties = {"account", "points", "reason"})
record HoldRequest(
        @Schema(
                description = "The member's or the pool's account.",
                maxLength = 30,
                examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
        @Nullable String account,

        @Schema(description = "How many points.", minimum = "1", maximum = "9007199254740992", examples = "100")
        @Nullable Long points,

        @Schema(description = "Why, in a few words.", minLength = 1, maxLength = 100, examples = "basket") @Nullable String reason,

        @Schema(
                description = "Your own name for what it is about; it need not be unique.",
                minLength = 1,
                maxLength = 100,
                examples = "order A-1001")
        @Nullable String reference,

        @Schema(
                description =
                        "When the points go back by themselves, at most 30 days ahead; absent: 15 minutes from now.",
                examples = "2026-11-21T10:00:00+09:00")
        @Nullable Instant expiresAt) {
    private static final Duration DURATION_DEFAULT = Duration.ofMinutes(15);
    private static final Duration DURATION_MOST = Duration.ofDays(30);

    /// As the ledger takes it.
    ///
    /// @param cause what makes it the same request when it comes again
    /// @param holdId the new hold's id
    /// @param now when it came
    /// @throws io.dangol.kit.problem.Refusal 400 for a field that is missing or out of its form, 422
    ///     for an account that is none
    Command command(Cause cause, HoldId holdId, String recordedBy, Instant now) {
        AccountId accountId = PublicId.parse(PublicIds.ACCOUNT, Fields.required("account", account))
                .map(AccountId::new)
                .orElseThrow(LedgerProblem.UNKNOWN_ACCOUNT::refusal);
        long number = Fields.required("points", points);
        Heading heading = new Heading(
                cause, Fields.text("reason", reason), Fields.optionalName("reference", reference), now, recordedBy);
        return new Command.PlaceHold(heading, accountId, holdId, number, end(now));
    }

    private Instant end(Instant now) {
        if (expiresAt == null) {
            return now.plus(DURATION_DEFAULT);
        }
        if (expiresAt.isAfter(now.plus(DURATION_MOST))) {
            throw CommonProblem.invalid("expiresAt", "must be at most 30 days ahead");
        }
        return expiresAt.truncatedTo(ChronoUnit.MICROS);
    }
}
