package io.dangol.loyalty.posting.transaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.posting.fields.Fields;
import io.dangol.loyalty.posting.quote.Quote;
import io.dangol.loyalty.programme.ProgrammeSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A posting, as it is asked for.
@Schema(
        examples = """
                {"kind": "earn", "account": "acc_01kazf1v9cfnkbx8t2p6w0s3jd", "points": 100,
                 "reason": "campaign 2026-11", "reference": "order A-1001", "expiresAt": "2028-11-21T00:00:00Z"}""",
        name = "TransactionRequest",
        description =
                "A posting, as it is asked for: either `kind`, `account`, `points` and `reason`, or a `quote`, which says all of that itself.",
        additionalProperties = Schema.False.class)
record TransactionRequest(
        @Schema(
                description = "`earn` grants points, `spend` redeems them, `adjust` corrects the balance up or down.",
                examples = "earn")
        @Nullable Kind kind,

        @Schema(
                description = "The member's or the pool's account.",
                maxLength = 30,
                examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
        @Nullable String account,

        @Schema(
                description = "How many points; of `adjust`, less than 0 takes away.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "100")
        @Nullable Long points,

        @Schema(description = "Why, in a few words.", minLength = 1, maxLength = 100, examples = "campaign 2026-11")
        @Nullable String reason,

        @Schema(
                description = "Your own name for what it is about; it need not be unique.",
                minLength = 1,
                maxLength = 100,
                examples = "order A-1001")
        @Nullable String reference,

        @Schema(
                description = "When the cause happened, if not now; not in the future.",
                examples = "2026-11-21T09:30:00+09:00")
        @Nullable Instant effectiveAt,

        @Schema(
                description =
                        "When points that are added are lost if they are not spent; absent: earned ones as the programme says, others never.",
                examples = "2028-11-21T00:00:00Z")
        @Nullable Instant expiresAt,

        @Schema(
                description = "When earned points can be spent, if not at once: until then they are pending.",
                examples = "2026-12-05T00:00:00Z")
        @Nullable Instant availableAt,

        @Schema(
                description = "What `POST /v1/quotes` answered: exactly what it promised is posted, or nothing.",
                maxLength = 2048,
                examples = "1.AQ...")
        @Nullable String quote) {
    private static final String QUOTED = "quote";

    /// What it is for.
    @Schema(name = "TransactionRequestKind", description = "What a posting is for.")
    enum Kind {
        @JsonProperty("earn")
        EARN,
        @JsonProperty("spend")
        SPEND,
        @JsonProperty("adjust")
        ADJUST
    }

    /// As the ledger takes it.
    ///
    /// @param cause what makes it the same request when it comes again
    /// @param actor who asks; a correction is always by hand
    /// @param now when it came
    /// @param programme says when points expire that nothing is said of, by the days of `zone`
    /// @throws io.dangol.kit.problem.Refusal 400 for a field that is missing or out of its form, 422
    ///     for an account that is none
    Command command(Cause cause, Actor actor, Instant now, ProgrammeSettings programme, ZoneId zone) {
        Kind wanted = required("kind", kind);
        AccountId accountId = PublicId.parse(PublicIds.ACCOUNT, required("account", account))
                .map(AccountId::new)
                .orElseThrow(LedgerProblem.UNKNOWN_ACCOUNT::refusal);
        long number = required("points", points);
        Heading heading = new Heading(
                cause,
                Fields.text("reason", reason),
                Fields.optionalName("reference", reference),
                past("effectiveAt", now),
                actor.subject(),
                null,
                isByHand(wanted, actor));
        return switch (wanted) {
            case EARN ->
                new Command.Earn(heading, accountId, number, expiry(heading, programme, zone), availableAt, null, null);
            case SPEND -> {
                absent("expiresAt", expiresAt);
                absent("availableAt", availableAt);
                yield new Command.Spend(heading, accountId, number, null);
            }
            case ADJUST -> {
                absent("availableAt", availableAt);
                if (number <= 0) {
                    absent("expiresAt", expiresAt);
                }
                yield new Command.Adjust(heading, accountId, number, expiresAt);
            }
        };
    }

    /// As the ledger takes it, where there is a quote.
    ///
    /// @param promised what the quote says
    /// @throws io.dangol.kit.problem.Refusal 400 for a field that does not go with a quote
    Command command(Cause cause, Actor actor, Instant now, Quote promised) {
        absent("kind", kind);
        absent("account", account);
        absent("points", points);
        absent("effectiveAt", effectiveAt);
        absent("expiresAt", expiresAt);
        absent("availableAt", availableAt);
        return promised.command(new Heading(
                cause,
                reason == null ? QUOTED : Fields.text("reason", reason),
                Fields.optionalName("reference", reference),
                now,
                actor.subject(),
                promised.id(),
                !actor.machine()));
    }

    private static boolean isByHand(Kind kind, Actor actor) {
        return switch (kind) {
            case EARN -> !actor.machine();
            case SPEND -> false;
            case ADJUST -> true;
        };
    }

    /// Points count their days from when they can be spent.
    private @Nullable Instant expiry(Heading heading, ProgrammeSettings programme, ZoneId zone) {
        if (expiresAt != null) {
            return expiresAt;
        }
        Instant from = heading.effectiveAt();
        return programme.expiryFrom(availableAt != null && availableAt.isAfter(from) ? availableAt : from, zone);
    }

    private Instant past(String field, Instant now) {
        if (effectiveAt == null) {
            return now;
        }
        if (effectiveAt.isAfter(now) || effectiveAt.isBefore(Instant.EPOCH)) {
            throw CommonProblem.invalid(field, "must be a time from 1970 until now");
        }
        return effectiveAt.truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw CommonProblem.invalid(field, "is required");
        }
        return value;
    }

    private void absent(String field, @Nullable Object value) {
        if (value != null) {
            throw CommonProblem.invalid(field, "does not go with " + (quote == null ? "this kind" : "a quote"));
        }
    }
}
