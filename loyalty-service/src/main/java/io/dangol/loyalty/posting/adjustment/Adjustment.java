package io.dangol.loyalty.posting.adjustment;

import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.TransactionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A correction or a grant that needs two persons.
///
/// @param command what is posted when it is approved: in the name of the one who proposed it, and by the cause of
///     their key, so that the key has one posting at most, whichever way it took
/// @param openUntil from then on it can no longer be decided
/// @param decision null while nobody has decided
record Adjustment(
        UUID id,
        Command command,
        Instant proposedAt,
        Instant openUntil,
        @Nullable Decision decision) {
    private static final Duration OPEN_FOR = Duration.ofDays(30);

    /// What somebody decided.
    ///
    /// @param reason why it was rejected; null where it was approved
    /// @param transactionId what it was posted as; null where it was rejected
    record Decision(
            Instant at,
            String by,
            @Nullable String reason,
            @Nullable UUID transactionId) {}

    static Adjustment proposed(UUID id, Command command, Instant now) {
        return new Adjustment(id, command, now, now.plus(OPEN_FOR), null);
    }

    String proposedBy() {
        return command.heading().recordedBy();
    }

    Cause cause() {
        return command.heading().cause();
    }

    TransactionKind kind() {
        return switch (command) {
            case Command.Adjust adjust -> TransactionKind.ADJUST;
            case Command.Earn earn -> TransactionKind.EARN;
            case Command other -> throw notProposed();
        };
    }

    long points() {
        return switch (command) {
            case Command.Adjust adjust -> adjust.points();
            case Command.Earn earn -> earn.points();
            case Command other -> throw notProposed();
        };
    }

    @Nullable Instant pointsExpireAt() {
        return switch (command) {
            case Command.Adjust adjust -> adjust.expiresAt();
            case Command.Earn earn -> earn.expiresAt();
            case Command other -> throw notProposed();
        };
    }

    @Nullable Instant availableAt() {
        return command instanceof Command.Earn earn ? earn.availableAt() : null;
    }

    private static IllegalStateException notProposed() {
        return new IllegalStateException("only adjustments and earnings are proposed");
    }

    Heading heading() {
        return command.heading();
    }

    AdjustmentState state(Instant now) {
        if (decision == null) {
            return now.isBefore(openUntil) ? AdjustmentState.PROPOSED : AdjustmentState.EXPIRED;
        }
        return decision.transactionId() == null ? AdjustmentState.REJECTED : AdjustmentState.APPROVED;
    }

    /// Why somebody cannot approve it; nothing where they can, or it is approved.
    Optional<AdjustmentProblem> refusalToApprove(String who, Instant now) {
        if (who.equals(proposedBy())) {
            return Optional.of(AdjustmentProblem.SECOND_PERSON_REQUIRED);
        }
        return switch (state(now)) {
            case PROPOSED, APPROVED -> Optional.empty();
            case REJECTED -> Optional.of(AdjustmentProblem.ADJUSTMENT_DECIDED);
            case EXPIRED -> Optional.of(AdjustmentProblem.ADJUSTMENT_EXPIRED);
        };
    }

    /// Why it cannot be rejected; nothing where it can, or is.
    Optional<AdjustmentProblem> refusalToReject(Instant now) {
        return switch (state(now)) {
            case PROPOSED, REJECTED -> Optional.empty();
            case APPROVED -> Optional.of(AdjustmentProblem.ADJUSTMENT_DECIDED);
            case EXPIRED -> Optional.of(AdjustmentProblem.ADJUSTMENT_EXPIRED);
        };
    }

    Adjustment approved(String who, Instant now, UUID transactionId) {
        return new Adjustment(id, command, proposedAt, openUntil, new Decision(now, who, null, transactionId));
    }

    Adjustment rejected(String who, Instant now, String reason) {
        return new Adjustment(id, command, proposedAt, openUntil, new Decision(now, who, reason, null));
    }
}
