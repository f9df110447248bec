package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.loyalty.ledger.books.PlainMember.Part;
import io.dangol.loyalty.ledger.books.PlainMember.PlainLot;
import io.dangol.loyalty.ledger.books.PlainMember.PlainPosting;
import io.dangol.loyalty.ledger.books.PlainMember.Purse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
        PlainPosting original = books.posting(command.transactionId().value());
        PlainRules.require(original != null && isOf(original, command), LedgerProblem.UNKNOWN_TRANSACTION);
        PlainRules.require(!original.reversed, LedgerProblem.ALREADY_REVERSED);
        PlainRules.require(original.clawedBack == 0, LedgerProblem.NOT_REVERSIBLE);
        PlainPosting posting = rules.start(TransactionKind.REVERSE, command, original.points);
        switch (original.kind) {
            case EARN -> takeBackGrant(original, ProgrammeAccount.ISSUANCE);
            case COMPENSATION -> takeBackGrant(original, ProgrammeAccount.COMPENSATION);
            case SPEND, CAPTURE -> giveBack(posting, original, original.points, ProgrammeAccount.REDEMPTION);
            case ADJUST -> {
                if (original.points > 0) {
                    takeBackGrant(original, ProgrammeAccount.ISSUANCE);
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
        PlainPosting original = books.posting(command.transactionId().value());
        PlainRules.require(
                original != null && original.kind == TransactionKind.EARN && original.member == member,
                LedgerProblem.UNKNOWN_TRANSACTION);
        PlainRules.require(PlainRules.inRange(command.points()), LedgerProblem.POINTS_OUT_OF_RANGE);
        PlainLot lot = original.granted.getFirst();
        long left = Math.max(0, lot.granted - expired(lot) - original.clawedBack);
        long wanted = original.reversed ? 0 : Math.min(command.points(), left);
        long here = Math.min(wanted, own(lot, member));
        long points = here + Math.min(wanted - here, rules.room(member.spendable));
        if (points == 0) {
            throw new PlainRules.Idle(wanted);
        }
        PlainPosting posting = rules.start(TransactionKind.CLAWBACK, command, points);
        posting.shortfall = wanted - points;
        takeBack(lot, member, points);
        books.book(ProgrammeAccount.ISSUANCE, points);
        original.clawedBack += points;
        return posting;
    }

    /// How many of the lot's points expired or are past their date, wherever they were transferred.
    private long expired(PlainLot lot) {
        long points = lot.expired + (lot.isExpired(books.now()) ? lot.remaining : 0);
        for (PlainMember each : books.members) {
            for (Purse purse : each.purses()) {
                for (PlainLot other : purse.lots) {
                    points += other.source == lot ? expired(other) : 0;
                }
            }
        }
        return points;
    }

    private static boolean comesFrom(@Nullable PlainLot lot, PlainLot root) {
        return lot != null && (lot == root || comesFrom(lot.source, root));
    }

    /// The lot's points that the member still has, pending or to spend, in taking order.
    private List<PlainLot> ownLots(PlainLot root, PlainMember holder) {
        List<PlainLot> own = new ArrayList<>(holder.pending.lots);
        own.addAll(holder.spendable.lots);
        return own.stream()
                .filter(lot -> lot.remaining > 0 && !lot.isExpired(books.now()) && comesFrom(lot, root))
                .sorted(PlainLot.ORDER)
                .toList();
    }

    private long own(PlainLot root, PlainMember holder) {
        return ownLots(root, holder).stream().mapToLong(lot -> lot.remaining).sum();
    }

    /// Takes points back: what is left of them, and the others into debt.
    private void takeBack(PlainLot root, PlainMember holder, long points) {
        long left = points;
        for (PlainLot lot : ownLots(root, holder)) {
            long part = Math.min(left, lot.remaining);
            PlainRules.take(holder.pending.lots.contains(lot) ? holder.pending : holder.spendable, new Part(lot, part));
            left -= part;
        }
        PlainRules.owe(holder.spendable, left);
    }

    /// A transfer is taken back from both of its ends only; anything else from the one whom it is
    /// about.
    private static boolean isOf(PlainPosting original, Command.Reverse command) {
        boolean isGiver = original.member.account.equals(command.accountId());
        boolean isReceiver = original.other != null && original.other.account.equals(command.accountId());
        if (original.kind == TransactionKind.TRANSFER) {
            return isGiver && original.other != null && original.other.account.equals(command.toAccountId());
        }
        return command.toAccountId() == null && (isGiver || isReceiver);
    }

    private void takeBackGrant(PlainPosting original, ProgrammeAccount source) {
        PlainLot lot = original.granted.getFirst();
        boolean pending = member.pending.lots.contains(lot);
        PlainRules.require(!pending || lot.remaining == lot.granted, LedgerProblem.NOT_REVERSIBLE);
        long due = Math.max(0, lot.granted - expired(lot));
        PlainRules.require(due > 0, LedgerProblem.NOTHING_TO_TAKE_BACK);
        PlainRules.require(due - own(lot, member) <= rules.room(member.spendable), LedgerProblem.INSUFFICIENT_POINTS);
        takeBack(lot, member, due);
        books.book(source, due);
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
        long total = 0;
        long owed = 0;
        for (PlainLot lot : original.granted) {
            long due = Math.max(0, lot.granted - expired(lot));
            total += due;
            owed += Math.max(0, due - own(lot, receiver));
        }
        PlainRules.require(owed <= rules.room(receiver.spendable), LedgerProblem.INSUFFICIENT_POINTS);
        PlainRules.require(total > 0, LedgerProblem.NOTHING_TO_TAKE_BACK);
        PlainRules.requireRoom(member.spendable, total);
        for (PlainLot lot : original.granted.stream().sorted(PlainLot.ORDER).toList()) {
            long due = Math.max(0, lot.granted - expired(lot));
            takeBack(lot, receiver, due);
            PlainRules.giveBack(member, new Part(Objects.requireNonNull(lot.source), due));
        }
        posting.other = receiver;
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
