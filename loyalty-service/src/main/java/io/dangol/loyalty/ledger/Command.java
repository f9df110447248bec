package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the ledger is asked to post.
public sealed interface Command {
    /// What it is the consequence of, and who asks.
    Heading heading();

    /// The main account that it is about: a member's spendable one, or a pool's.
    AccountId accountId();

    /// Every account that it may change, which is locked before it is decided.
    default List<AccountId> accountIds() {
        return List.of(accountId());
    }

    /// Whether it may take points out of lots that are chosen by their order.
    default boolean takes() {
        return false;
    }

    /// Points for a purchase, or granted by hand.
    ///
    /// @param points 1 to [Points#MOST]; anything else is refused
    /// @param expiresAt when they are lost if they are not spent; null: never
    /// @param availableAt when they can be spent, if not at once; null: at once
    /// @param channel where it was bought, or null
    /// @param calculation the rule and what it was applied to; null where no rule was
    record Earn(
            Heading heading,
            AccountId accountId,
            long points,
            @Nullable Instant expiresAt,
            @Nullable Instant availableAt,
            @Nullable String channel,
            @Nullable Calculation calculation)
            implements Command {
        @Override
        public List<AccountId> accountIds() {
            return availableAt == null ? List.of(accountId) : List.of(accountId, AccountIds.pendingOf(accountId));
        }
    }

    /// Points that put a case right.
    record Compensate(Heading heading, AccountId accountId, long points, CaseId caseId) implements Command {}

    /// Points are redeemed.
    ///
    /// @param promised the lots that a quote said it would take; null where nothing was promised
    record Spend(
            Heading heading,
            AccountId accountId,
            long points,
            @Nullable List<Allocation> promised) implements Command {
        @Override
        public boolean takes() {
            return true;
        }
    }

    /// A correction by hand.
    ///
    /// @param points more than 0 adds, less than 0 takes away
    /// @param expiresAt of points that are added; null: never
    record Adjust(
            Heading heading,
            AccountId accountId,
            long points,
            @Nullable Instant expiresAt) implements Command {
        @Override
        public boolean takes() {
            return points < 0;
        }
    }

    /// Points go from one member to another, and keep their dates.
    record Transfer(Heading heading, AccountId accountId, AccountId toAccountId, long points) implements Command {
        @Override
        public List<AccountId> accountIds() {
            return List.of(accountId, toAccountId);
        }

        @Override
        public boolean takes() {
            return true;
        }
    }

    /// Points are set aside.
    ///
    /// @param holdId the new hold's id
    /// @param expiresAt when they go back by themselves
    record PlaceHold(Heading heading, AccountId accountId, HoldId holdId, long points, Instant expiresAt)
            implements Command {
        @Override
        public List<AccountId> accountIds() {
            return List.of(accountId, AccountIds.heldOf(accountId));
        }

        @Override
        public boolean takes() {
            return true;
        }
    }

    /// Points that were set aside are redeemed; what is not goes back.
    ///
    /// @param points 1 to the hold's
    record CaptureHold(Heading heading, AccountId accountId, HoldId holdId, long points) implements Command {
        @Override
        public List<AccountId> accountIds() {
            return List.of(accountId, AccountIds.heldOf(accountId));
        }
    }

    /// Points that were set aside go back.
    ///
    /// @param timedOut whether because the hold's time is over; it then changes nothing while it is not
    record ReleaseHold(Heading heading, AccountId accountId, HoldId holdId, boolean timedOut) implements Command {
        @Override
        public List<AccountId> accountIds() {
            return List.of(accountId, AccountIds.heldOf(accountId));
        }
    }

    /// What is left of a lot is past its date.
    record Expire(Heading heading, AccountId accountId, LotId lotId) implements Command {}

    /// Pending points become spendable.
    record Mature(Heading heading, AccountId accountId, LotId lotId) implements Command {
        @Override
        public List<AccountId> accountIds() {
            return List.of(accountId, AccountIds.pendingOf(accountId));
        }
    }

    /// A transaction is taken back.
    ///
    /// @param accountId the main account of it, of a transfer the one that gave
    /// @param toAccountId of a transfer the one that got; otherwise null
    /// @param transactionId what is taken back
    record Reverse(
            Heading heading, AccountId accountId, @Nullable AccountId toAccountId, TransactionId transactionId)
            implements Command {
        @Override
        public List<AccountId> accountIds() {
            return toAccountId == null
                    ? List.of(accountId, AccountIds.pendingOf(accountId))
                    : List.of(accountId, toAccountId);
        }

        @Override
        public boolean takes() {
            return true;
        }
    }

    /// A purchase was returned, corrected or cancelled: what it earned is taken back, as far as the programme's limit
    /// of debt allows.
    ///
    /// @param transactionId what the purchase earned
    /// @param points 1 or more
    record ClawBack(Heading heading, AccountId accountId, TransactionId transactionId, long points) implements Command {
        @Override
        public List<AccountId> accountIds() {
            return List.of(accountId, AccountIds.pendingOf(accountId));
        }

        @Override
        public boolean takes() {
            return true;
        }
    }
}
