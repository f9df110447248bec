package io.dangol.loyalty.transaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.PublicIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A posting, as it is asked for.
@Schema(
        name = "TransactionRequest",
        description = "A posting, as it is asked for.",
        additionalProperties = Schema.False.class,
        requiredProperties = {"kind", "account", "points", "reason"})
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
                        "When points that are added are lost if they are not spent; absent: as the programme says.",
                examples = "2028-11-21T00:00:00Z")
        @Nullable Instant expiresAt,

        @Schema(
                description = "When earned points can be spent, if not at once: until then they are pending.",
                examples = "2026-12-05T00:00:00Z")
        @Nullable Instant availableAt) {
    private static final int TEXT_LENGTH_MOST = 100;

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
    /// @param now when it came
    /// @throws io.dangol.kit.problem.Refusal 400 for a field that is missing or out of its form, 422 for an
    ///     account that is none
    Command command(Cause cause, String recordedBy, Instant now) {
        Kind wanted = required("kind", kind);
        UUID accountId = PublicId.parse(PublicIds.ACCOUNT, required("account", account))
                .orElseThrow(LedgerProblem.UNKNOWN_ACCOUNT::refusal);
        long number = required("points", points);
        Heading heading = new Heading(
                cause,
                text("reason", required("reason", reason)),
                checkedReference(),
                past("effectiveAt", now),
                recordedBy);
        return switch (wanted) {
            case EARN -> new Command.Earn(heading, accountId, number, expiresAt, availableAt, null, null);
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

    private Instant past(String field, Instant now) {
        if (effectiveAt == null) {
            return now;
        }
        if (effectiveAt.isAfter(now) || effectiveAt.isBefore(Instant.EPOCH)) {
            throw CommonProblem.invalid(field, "is a time from 1970 until now");
        }
        return effectiveAt.truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw CommonProblem.invalid(field, "is required");
        }
        return value;
    }

    private static void absent(String field, @Nullable Object value) {
        if (value != null) {
            throw CommonProblem.invalid(field, "does not go with this kind");
        }
    }

    private @Nullable String checkedReference() {
        return reference == null ? null : text("reference", reference);
    }

    private static String text(String field, String value) {
        if (value.isBlank() || value.codePointCount(0, value.length()) > TEXT_LENGTH_MOST) {
            throw CommonProblem.invalid(field, "has 1 to 100 characters");
        }
        return value;
    }
}
