package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.ledger.TransactionKind;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Carries out commands on holds. Held points lie in lots of their own, one for each lot that they came from, so that
/// what is not redeemed goes back to where it was, with its own date.
final class HoldPosting {
    private final Posting posting;
    private final BatchState state;
    private final TransactionBuilder builder;
    private final Account account;
    private final Account held;

    HoldPosting(Posting posting) {
        this.posting = posting;
        this.state = posting.state();
        this.builder = posting.builder();
        this.account = posting.account();
        this.held =
                builder.account(AccountIds.heldOf(account.id()), account.kind().held(), account.owner());
    }

    Outcome place(Command.PlaceHold command) {
        if (!command.expiresAt().isAfter(posting.now())) {
            builder.refuse(LedgerProblem.EXPIRY_PASSED);
        } else if (posting.requirePoints(command.points())) {
            builder.spend(account, command.points());
            for (Allocation taken : builder.allocations()) {
                builder.grantHeld(held, taken.points(), posting.now(), taken.lotId());
            }
        }
        Heading heading = command.heading();
        Hold hold = new Hold(
                command.holdId().value(),
                account.id(),
                command.points(),
                0,
                Hold.State.OPEN,
                heading.reason(),
                heading.reference(),
                posting.now(),
                command.expiresAt(),
                builder.transactionId(),
                null);
        return posting.post(TransactionKind.HOLD, command, null, hold, null, 0);
    }

    Outcome capture(Command.CaptureHold command) {
        Hold hold = state.hold(command.holdId().value());
        LedgerProblem problem = problemOf(hold);
        if (problem != null) {
            return new Outcome.Refused(command, problem);
        }
        Objects.requireNonNull(hold);
        if (posting.requirePoints(command.points())) {
            if (command.points() > hold.points()) {
                builder.refuse(LedgerProblem.CAPTURE_EXCEEDS_HOLD);
            } else if (!hold.expiresAt().isAfter(posting.now())) {
                builder.refuse(LedgerProblem.HOLD_RESOLVED);
            } else {
                builder.book(ProgrammeAccount.REDEMPTION, command.points());
                empty(hold, command.points());
            }
        }
        Hold after = hold.resolved(Hold.State.CAPTURED, command.points(), builder.transactionId());
        return posting.post(TransactionKind.CAPTURE, command, null, after, null, 0);
    }

    Outcome release(Command.ReleaseHold command) {
        Hold hold = state.hold(command.holdId().value());
        LedgerProblem problem = problemOf(hold);
        if (command.timedOut()
                && (problem != null || Objects.requireNonNull(hold).expiresAt().isAfter(posting.now()))) {
            return new Outcome.Idle(command, 0);
        }
        if (problem != null) {
            return new Outcome.Refused(command, problem);
        }
        empty(Objects.requireNonNull(hold), 0);
        Hold.State how = command.timedOut() ? Hold.State.EXPIRED : Hold.State.RELEASED;
        return posting.post(
                TransactionKind.RELEASE, command, null, hold.resolved(how, 0, builder.transactionId()), null, 0);
    }

    /// Takes everything out of the hold's lots: so many points are redeemed, the first that would be
    /// taken, and the others go back.
    private void empty(Hold hold, long redeemed) {
        long left = redeemed;
        for (Lot lot : lotsOf(hold)) {
            long part = Math.min(left, lot.remaining());
            left -= part;
            builder.takeFrom(held, lot.id(), lot.remaining());
            if (lot.remaining() > part) {
                builder.giveBack(account, Objects.requireNonNull(lot.originId()), lot.remaining() - part);
            }
        }
        if (left != 0) {
            throw new IllegalStateException("a hold's lots sum to its points");
        }
    }

    private List<Lot> lotsOf(Hold hold) {
        return state.open(held.id()).stream()
                .filter(lot -> lot.transactionId().equals(hold.placedBy()))
                .sorted(Comparator.comparing(this::origin, Lot.TAKING_ORDER))
                .toList();
    }

    private Lot origin(Lot lot) {
        return Objects.requireNonNull(
                state.lot(Objects.requireNonNull(lot.originId())), "the lots that held points came from are read");
    }

    private @Nullable LedgerProblem problemOf(@Nullable Hold hold) {
        if (hold == null || !hold.accountId().equals(account.id())) {
            return LedgerProblem.UNKNOWN_HOLD;
        }
        return hold.state() == Hold.State.OPEN ? null : LedgerProblem.HOLD_RESOLVED;
    }
}
