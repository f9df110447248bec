package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.loyalty.ledger.books.PlainMember.Part;
import io.dangol.loyalty.ledger.books.PlainMember.PlainLot;
import io.dangol.loyalty.ledger.books.PlainMember.PlainPosting;
import io.dangol.loyalty.ledger.books.PlainMember.Purse;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the [PlainBooks] do for each command on one member.
final class PlainRules {
    private final PlainBooks books;
    private final PlainMember member;

    /// There is nothing to do.
    static final class Idle extends RuntimeException {
        private static final long serialVersionUID = 1;
        final long shortfall;

        Idle(long shortfall) {
            this.shortfall = shortfall;
        }
    }

    PlainRules(PlainBooks books, PlainMember member) {
        this.books = books;
        this.member = member;
    }

    PlainPosting carryOut(Command command) {
        return switch (command) {
            case Command.Earn earn -> earn(earn);
            case Command.Compensate compensate -> compensate(compensate);
            case Command.Spend spend -> spend(spend);
            case Command.Adjust adjust -> adjust(adjust);
            case Command.Transfer transfer -> transfer(transfer);
            case Command.PlaceHold place -> new PlainHolds(books, this, member).place(place);
            case Command.CaptureHold capture -> new PlainHolds(books, this, member).capture(capture);
            case Command.ReleaseHold release -> new PlainHolds(books, this, member).release(release);
            case Command.Expire expire -> expire(expire);
            case Command.Mature mature -> mature(mature);
            case Command.Reverse reverse -> new PlainReversal(books, this, member).reverse(reverse);
            case Command.ClawBack clawBack -> new PlainReversal(books, this, member).clawBack(clawBack);
        };
    }

    private PlainPosting earn(Command.Earn command) {
        Instant granted = command.heading().effectiveAt();
        Instant usable = command.availableAt() == null ? granted : command.availableAt();
        require(inRange(command.points()), LedgerProblem.POINTS_OUT_OF_RANGE);
        require(command.expiresAt() == null || command.expiresAt().isAfter(usable), LedgerProblem.EXPIRY_PASSED);
        boolean pending = usable.isAfter(books.now()) && command.availableAt() != null;
        Purse purse = pending ? member.pending : member.spendable;
        requireRoom(purse, command.points());
        PlainPosting posting = start(TransactionKind.EARN, command, command.points());
        PlainLot lot = grant(posting, purse, new PlainLot(command.points(), granted, command.expiresAt()));
        lot.availableAt = pending ? command.availableAt() : null;
        books.book(ProgrammeAccount.ISSUANCE, -command.points());
        return posting;
    }

    private PlainPosting compensate(Command.Compensate command) {
        require(inRange(command.points()), LedgerProblem.POINTS_OUT_OF_RANGE);
        requireRoom(member.spendable, command.points());
        PlainPosting posting = start(TransactionKind.COMPENSATION, command, command.points());
        grant(
                posting,
                member.spendable,
                new PlainLot(command.points(), command.heading().effectiveAt(), null));
        books.book(ProgrammeAccount.COMPENSATION, -command.points());
        return posting;
    }

    private PlainPosting spend(Command.Spend command) {
        requireSpendable(command.points());
        require(
                command.promised() == null
                        || command.promised().equals(books.promise(member.account, command.points(), books.now())),
                LedgerProblem.QUOTE_OUTDATED);
        PlainPosting posting = start(TransactionKind.SPEND, command, command.points());
        takeInOrder(posting, command.points());
        books.book(ProgrammeAccount.REDEMPTION, command.points());
        return posting;
    }

    private PlainPosting adjust(Command.Adjust command) {
        long points = command.points();
        Instant expiresAt = command.expiresAt();
        require(points <= 0 || expiresAt == null || expiresAt.isAfter(books.now()), LedgerProblem.EXPIRY_PASSED);
        require(inRange(points) || inRange(-points), LedgerProblem.POINTS_OUT_OF_RANGE);
        PlainPosting posting = start(TransactionKind.ADJUST, command, points);
        if (points > 0) {
            requireRoom(member.spendable, points);
            grant(
                    posting,
                    member.spendable,
                    new PlainLot(points, command.heading().effectiveAt(), expiresAt));
        } else {
            long fromLots = Math.min(-points, Math.max(0, member.spendable.balance));
            require(-points - fromLots <= room(member.spendable), LedgerProblem.INSUFFICIENT_POINTS);
            takeInOrder(posting, fromLots);
            owe(member.spendable, -points - fromLots);
        }
        books.book(ProgrammeAccount.ISSUANCE, -points);
        return posting;
    }

    private PlainPosting transfer(Command.Transfer command) {
        PlainMember other = books.member(command.toAccountId());
        require(other != member, LedgerProblem.SAME_ACCOUNT);
        requireSpendable(command.points());
        requireRoom(other.spendable, command.points());
        PlainPosting posting = start(TransactionKind.TRANSFER, command, command.points());
        posting.other = other;
        takeInOrder(posting, command.points());
        for (Part part : posting.taken) {
            PlainLot lot = new PlainLot(part.points(), part.lot().grantedAt, part.lot().expiresAt);
            lot.source = part.lot();
            grant(posting, other.spendable, lot);
        }
        return posting;
    }

    private PlainPosting expire(Command.Expire command) {
        PlainLot lot = lot(member.spendable, command.lotId().value());
        if (lot == null || lot.remaining == 0 || !lot.isExpired(books.now())) {
            throw new Idle(0);
        }
        return expire(lot, command.heading());
    }

    PlainPosting expire(PlainLot lot, Heading heading) {
        PlainPosting posting = new PlainPosting(TransactionKind.EXPIRE, heading, member);
        posting.points = lot.remaining;
        lot.expired += lot.remaining;
        take(member.spendable, new Part(lot, lot.remaining));
        books.book(ProgrammeAccount.BREAKAGE, posting.points);
        return posting;
    }

    private PlainPosting mature(Command.Mature command) {
        PlainLot lot = lot(member.pending, command.lotId().value());
        if (lot == null || lot.remaining == 0 || lot.availableAt == null || lot.availableAt.isAfter(books.now())) {
            throw new Idle(0);
        }
        requireRoom(member.spendable, lot.remaining);
        PlainPosting posting = start(TransactionKind.MATURE, command, lot.remaining);
        take(member.pending, new Part(lot, lot.remaining));
        PlainLot matured = new PlainLot(posting.points, lot.grantedAt, lot.expiresAt);
        matured.source = lot;
        grant(posting, member.spendable, matured);
        return posting;
    }

    PlainPosting start(TransactionKind kind, Command command, long points) {
        PlainPosting posting = new PlainPosting(kind, command.heading(), member);
        posting.points = points;
        return posting;
    }

    /// What is owed is paid first.
    PlainLot grant(PlainPosting posting, Purse purse, PlainLot lot) {
        long paid = Math.min(lot.granted, purse.debt);
        lot.remaining -= paid;
        purse.debt -= paid;
        purse.balance += lot.granted;
        purse.lots.add(lot);
        posting.granted.add(lot);
        return lot;
    }

    static void giveBack(PlainMember to, Part part) {
        long paid = Math.min(part.points(), to.spendable.debt);
        part.lot().remaining += part.points() - paid;
        to.spendable.debt -= paid;
        to.spendable.balance += part.points();
    }

    static void owe(Purse purse, long points) {
        purse.debt += points;
        purse.balance -= points;
    }

    /// How many more points the member can owe.
    long room(Purse purse) {
        return Math.max(0, books.debtLimit() - purse.debt);
    }

    static void take(Purse purse, Part part) {
        part.lot().remaining -= part.points();
        purse.balance -= part.points();
    }

    void takeInOrder(PlainPosting posting, long points) {
        posting.taken = member.spendable.plan(points, books.now());
        posting.taken.forEach(part -> take(member.spendable, part));
    }

    private static @Nullable PlainLot lot(Purse purse, UUID id) {
        Optional<PlainLot> found =
                purse.lots.stream().filter(lot -> id.equals(lot.id)).findFirst();
        return found.orElse(null);
    }

    void requireSpendable(long points) {
        require(inRange(points), LedgerProblem.POINTS_OUT_OF_RANGE);
        require(member.spendable.balance >= points, LedgerProblem.INSUFFICIENT_POINTS);
    }

    static void requireRoom(Purse purse, long points) {
        require(purse.balance + points <= PlainBooks.MOST, LedgerProblem.BALANCE_OUT_OF_RANGE);
    }

    static boolean inRange(long points) {
        return points >= 1 && points <= PlainBooks.MOST;
    }

    static void require(boolean condition, LedgerProblem otherwise) {
        if (!condition) {
            throw new PlainBooks.No(otherwise);
        }
    }
}
