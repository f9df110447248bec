package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.PlainMember.Part;
import io.dangol.loyalty.ledger.PlainMember.PlainLot;
import io.dangol.loyalty.ledger.PlainMember.PlainPosting;
import io.dangol.loyalty.ledger.PlainMember.Purse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the [PlainBooks] take back what was posted.
final class PlainReversal {
    private final PlainBooks books;
    private final PlainRules rules;
    private final PlainMember member;

    PlainReversal(PlainBooks books, PlainRules rules, PlainMember member) {
        this.books = books;
        this.rules = rules;
        this.member = member;
    }

    PlainPosting reverse(Command.Reverse command) {
        PlainPosting original = books.posting(command.transactionId());
        PlainRules.require(original != null && isOf(original, command), LedgerProblem.UNKNOWN_TRANSACTION);
        PlainRules.require(!original.reversed, LedgerProblem.ALREADY_REVERSED);
        PlainRules.require(original.clawedBack == 0, LedgerProblem.NOT_REVERSIBLE);
        PlainPosting posting = rules.start(TransactionKind.REVERSE, command, original.points);
        switch (original.kind) {
            case EARN -> takeBackGrant(posting, original, ProgrammeAccount.ISSUANCE);
            case COMPENSATION -> takeBackGrant(posting, original, ProgrammeAccount.COMPENSATION);
            case SPEND, CAPTURE -> giveBack(posting, original, original.points, ProgrammeAccount.REDEMPTION);
            case ADJUST -> {
                if (original.points > 0) {
                    takeBackGrant(posting, original, ProgrammeAccount.ISSUANCE);
                } else {
                    giveBack(posting, original, -original.points, ProgrammeAccount.ISSUANCE);
                }
            }
            case TRANSFER -> takeBackTransfer(posting, original);
            case MATURE, HOLD, RELEASE, EXPIRE, REVERSE, CLAWBACK ->
                throw new PlainBooks.No(LedgerProblem.NOT_REVERSIBLE);
        }
        original.reversed = true;
        return posting;
    }

    PlainPosting clawBack(Command.ClawBack command) {
        PlainPosting original = books.posting(command.transactionId());
        PlainRules.require(
                original != null && original.kind == TransactionKind.EARN && original.member == member,
                LedgerProblem.UNKNOWN_TRANSACTION);
        PlainRules.require(PlainRules.inRange(command.points()), LedgerProblem.POINTS_OUT_OF_RANGE);
        long wanted = original.reversed ? 0 : Math.min(command.points(), original.points - original.clawedBack);
        PlainLot lot = original.granted.getFirst();
        boolean waits = member.pending.lots.contains(lot) && lot.remaining > 0;
        boolean spendable = member.spendable.lots.contains(lot);
        Purse purse = waits ? member.pending : member.spendable;
        long points = Math.min(wanted, recoverable(purse));
        if (points <= 0) {
            throw new PlainRules.Idle(wanted);
        }
        PlainPosting posting = rules.start(TransactionKind.CLAWBACK, command, points);
        posting.shortfall = wanted - points;
        recover(posting, purse, waits || spendable ? lot : null, points);
        books.book(ProgrammeAccount.ISSUANCE, points);
        original.clawedBack += points;
        return posting;
    }

    /// Takes points back: from their own lot, then in order, then into debt.
    void recover(PlainPosting posting, Purse purse, @Nullable PlainLot own, long points) {
        PlainRules.require(recoverable(purse) >= points, LedgerProblem.INSUFFICIENT_POINTS);
        long fromLots = Math.min(points, Math.max(0, purse.balance));
        if (own != null) {
            long part = Math.min(own.remaining, fromLots);
            own.remaining -= part;
            fromLots -= part;
        }
        for (Part part : purse.plan(fromLots, books.now(), true)) {
            part.lot().remaining -= part.points();
            posting.taken = with(posting.taken, part);
        }
        purse.balance -= points;
    }

    /// A transfer is taken back from both of its ends only; anything else from the one whom it is about.
    private static boolean isOf(PlainPosting original, Command.Reverse command) {
        boolean isGiver = original.member.account.equals(command.accountId());
        boolean isReceiver = original.other != null && original.other.account.equals(command.accountId());
        if (original.kind == TransactionKind.TRANSFER) {
            return isGiver && original.other != null && original.other.account.equals(command.toAccountId());
        }
        return command.toAccountId() == null && (isGiver || isReceiver);
    }

    private void takeBackGrant(PlainPosting posting, PlainPosting original, ProgrammeAccount source) {
        PlainLot lot = original.granted.getFirst();
        boolean pending = member.pending.lots.contains(lot);
        PlainRules.require(!pending || lot.remaining == lot.granted, LedgerProblem.NOT_REVERSIBLE);
        recover(posting, pending ? member.pending : member.spendable, lot, lot.granted);
        books.book(source, lot.granted);
    }

    private void giveBack(PlainPosting posting, PlainPosting original, long points, ProgrammeAccount target) {
        PlainRules.requireRoom(member.spendable, points);
        inOrder(original.taken).forEach(part -> PlainRules.giveBack(member, part));
        long owed = points - Part.sum(original.taken);
        if (owed > 0) {
            rules.grant(posting, member.spendable, new PlainLot(owed, books.now(), null));
        }
        books.book(target, -points);
    }

    private void takeBackTransfer(PlainPosting posting, PlainPosting original) {
        PlainMember receiver = original.other;
        PlainRules.require(receiver != null && !receiver.closed, LedgerProblem.ACCOUNT_CLOSED);
        PlainRules.require(recoverable(receiver.spendable) >= original.points, LedgerProblem.INSUFFICIENT_POINTS);
        PlainRules.requireRoom(member.spendable, original.points);
        for (PlainLot lot : original.granted) {
            recover(posting, receiver.spendable, lot, lot.granted);
        }
        inOrder(original.taken).forEach(part -> PlainRules.giveBack(member, part));
        posting.other = receiver;
    }

    private long recoverable(Purse purse) {
        long limit = purse == member.pending ? 0 : Math.max(books.debtLimit(), -purse.floor);
        return Math.max(0, purse.balance + limit);
    }

    private static List<Part> inOrder(List<Part> parts) {
        return parts.stream()
                .sorted(Comparator.comparing(Part::lot, PlainLot.ORDER))
                .toList();
    }

    static List<Part> with(List<Part> parts, Part one) {
        List<Part> all = new ArrayList<>(parts);
        all.add(one);
        return all;
    }
}
