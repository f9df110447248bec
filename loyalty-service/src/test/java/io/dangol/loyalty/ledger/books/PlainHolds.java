package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.loyalty.ledger.books.PlainMember.Part;
import io.dangol.loyalty.ledger.books.PlainMember.PlainHold;
import io.dangol.loyalty.ledger.books.PlainMember.PlainLot;
import io.dangol.loyalty.ledger.books.PlainMember.PlainPosting;
import java.util.UUID;

/// What the [PlainBooks] do with holds.
final class PlainHolds {
    private final PlainBooks books;
    private final PlainRules rules;
    private final PlainMember member;

    PlainHolds(PlainBooks books, PlainRules rules, PlainMember member) {
        this.books = books;
        this.rules = rules;
        this.member = member;
    }

    PlainPosting place(Command.PlaceHold command) {
        PlainRules.require(command.expiresAt().isAfter(books.now()), LedgerProblem.EXPIRY_PASSED);
        rules.requireSpendable(command.points());
        PlainRules.requireRoom(member.held, command.points());
        PlainPosting posting = rules.start(TransactionKind.HOLD, command, command.points());
        rules.takeInOrder(posting, command.points());
        PlainHold hold = new PlainHold(member, posting.taken, command.expiresAt());
        for (Part part : posting.taken) {
            PlainLot lot = rules.grant(posting, member.held, new PlainLot(part.points(), books.now(), null));
            lot.origin = part.lot();
            hold.lots.add(lot);
        }
        books.holds.put(command.holdId().value(), hold);
        return posting;
    }

    PlainPosting capture(Command.CaptureHold command) {
        PlainHold hold = hold(command.holdId().value());
        PlainRules.require(PlainRules.inRange(command.points()), LedgerProblem.POINTS_OUT_OF_RANGE);
        PlainRules.require(command.points() <= hold.points(), LedgerProblem.CAPTURE_EXCEEDS_HOLD);
        PlainRules.require(hold.expiresAt.isAfter(books.now()), LedgerProblem.HOLD_RESOLVED);
        return resolve(TransactionKind.CAPTURE, command, hold, command.points(), "CAPTURED");
    }

    PlainPosting release(Command.ReleaseHold command) {
        if (!command.timedOut()) {
            return resolve(
                    TransactionKind.RELEASE, command, hold(command.holdId().value()), 0, "RELEASED");
        }
        PlainHold hold = books.holds.get(command.holdId().value());
        if (hold == null
                || hold.member != member
                || !hold.state.equals("OPEN")
                || hold.expiresAt.isAfter(books.now())) {
            throw new PlainRules.Idle(0);
        }
        return resolve(TransactionKind.RELEASE, command, hold, 0, "EXPIRED");
    }

    /// The first points that would be taken are redeemed, the others go back where they were.
    private PlainPosting resolve(TransactionKind kind, Command command, PlainHold hold, long redeemed, String state) {
        PlainRules.requireRoom(member.spendable, hold.points() - redeemed);
        PlainPosting posting = rules.start(kind, command, redeemed);
        hold.state = state;
        hold.lots.forEach(lot -> lot.remaining = 0);
        member.held.balance -= hold.points();
        long left = redeemed;
        for (Part part : hold.parts) {
            long gone = Math.min(left, part.points());
            left -= gone;
            if (gone > 0) {
                posting.taken = PlainReversal.with(posting.taken, new Part(part.lot(), gone));
            }
            PlainRules.giveBack(member, new Part(part.lot(), part.points() - gone));
        }
        books.book(ProgrammeAccount.REDEMPTION, redeemed);
        return posting;
    }

    private PlainHold hold(UUID id) {
        PlainHold hold = books.holds.get(id);
        PlainRules.require(hold != null && hold.member == member, LedgerProblem.UNKNOWN_HOLD);
        PlainRules.require(hold.state.equals("OPEN"), LedgerProblem.HOLD_RESOLVED);
        return hold;
    }
}
