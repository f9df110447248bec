package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Points;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.ledger.TransactionKind;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes back what was posted: never an edit, always a posting of its own, and points that were spent go back to the
/// lots that they came from.
final class Reversal {
    private final Posting posting;
    private final BatchState state;
    private final Position position;
    private final TransactionBuilder builder;
    private final Account account;

    Reversal(Posting posting) {
        this.posting = posting;
        this.state = posting.state();
        this.position = posting.position();
        this.builder = posting.builder();
        this.account = posting.account();
    }

    Outcome reverse(Command.Reverse command) {
        PostedTransaction original = state.transaction(command.transactionId().value());
        if (original == null || !isBetween(original, command.toAccountId())) {
            return new Outcome.Refused(command, LedgerProblem.UNKNOWN_TRANSACTION);
        }
        if (original.reversed()) {
            return new Outcome.Refused(command, LedgerProblem.ALREADY_REVERSED);
        }
        if (original.clawedBack() > 0) {
            return new Outcome.Refused(command, LedgerProblem.NOT_REVERSIBLE);
        }
        takeBack(original, command.toAccountId());
        Outcome outcome = posting.post(TransactionKind.REVERSE, command, command.toAccountId(), null, original.id(), 0);
        if (outcome instanceof Outcome.Posted) {
            state.update(original.taken());
        }
        return outcome;
    }

    /// A return takes back what it can: what is over the limit of debt is let go, and counted.
    Outcome clawBack(Command.ClawBack command) {
        PostedTransaction original = state.transaction(command.transactionId().value());
        if (original == null || original.kind() != TransactionKind.EARN || !isBetween(original, null)) {
            return new Outcome.Refused(command, LedgerProblem.UNKNOWN_TRANSACTION);
        }
        if (!Points.canBePosted(command.points())) {
            return new Outcome.Refused(command, LedgerProblem.POINTS_OUT_OF_RANGE);
        }
        Lot lot = original.lots().getFirst();
        long left = lot.granted() - original.clawedBack() - expired(lot);
        long wanted = original.reversed() ? 0 : Math.clamp(left, 0, command.points());
        long fromLots = Math.min(wanted, own(lot, account));
        long taken = fromLots + Math.min(wanted - fromLots, builder.room(account, position.debtLimit()));
        if (taken == 0) {
            return new Outcome.Idle(command, wanted);
        }
        takeBack(lot, account, taken);
        builder.book(ProgrammeAccount.ISSUANCE, taken);
        Outcome outcome = posting.post(TransactionKind.CLAWBACK, command, null, null, original.id(), wanted - taken);
        if (outcome instanceof Outcome.Posted) {
            state.update(original.clawedBackBy(taken));
        }
        return outcome;
    }

    /// A transfer is taken back from both of its ends only, anything else from the account that it is
    /// on.
    private boolean isBetween(PostedTransaction original, @Nullable AccountId receiverId) {
        if (original.kind() == TransactionKind.TRANSFER) {
            return receiverId != null && amountOn(original, account.id()) < 0 && amountOn(original, receiverId) > 0;
        }
        return receiverId == null
                && original.entries().stream()
                        .anyMatch(entry -> AccountIds.main(entry.accountId()).equals(account.id()));
    }

    private void takeBack(PostedTransaction original, @Nullable AccountId receiverId) {
        switch (original.kind()) {
            case EARN -> takeBackGrant(original, ProgrammeAccount.ISSUANCE);
            case COMPENSATION -> takeBackGrant(original, ProgrammeAccount.COMPENSATION);
            case ADJUST -> {
                if (amountOn(original, account.id()) > 0) {
                    takeBackGrant(original, ProgrammeAccount.ISSUANCE);
                } else {
                    giveBack(original, ProgrammeAccount.ISSUANCE);
                }
            }
            case SPEND -> giveBack(original, ProgrammeAccount.REDEMPTION);
            case CAPTURE -> giveBackCaptured(original);
            case TRANSFER -> takeBackTransfer(original, Objects.requireNonNull(receiverId));
            case MATURE, HOLD, RELEASE, EXPIRE, REVERSE, CLAWBACK -> builder.refuse(LedgerProblem.NOT_REVERSIBLE);
        }
    }

    /// Points that are pending are taken back only while they are whole: what has matured was granted
    /// anew.
    private void takeBackGrant(PostedTransaction original, ProgrammeAccount source) {
        Lot lot = original.lots().getFirst();
        if (lot.availableAt() != null && current(lot).remaining() < lot.granted()) {
            builder.refuse(LedgerProblem.NOT_REVERSIBLE);
            return;
        }
        long due = due(lot);
        requireDue(due);
        takeBack(lot, account, due);
        builder.book(source, due);
    }

    /// What can still be taken back of a lot: what was granted less what expired, of its own points
    /// only.
    private long due(Lot lot) {
        return Math.max(0, lot.granted() - expired(lot));
    }

    private void requireDue(long due) {
        if (due == 0) {
            builder.refuse(LedgerProblem.NOTHING_TO_TAKE_BACK);
        }
    }

    /// How many of a lot's points are past their date, wherever they went by transfers, expired yet or
    /// not.
    private long expired(Lot lot) {
        return state.family(lot).stream()
                .mapToLong(each -> state.expired(each.id()) + (each.isExpired(posting.now()) ? each.remaining() : 0))
                .sum();
    }

    /// What is left of a lot's points on the account that it was granted to.
    private long own(Lot lot, Account holder) {
        return ownLots(lot, holder).stream().mapToLong(Lot::remaining).sum();
    }

    private List<Lot> ownLots(Lot lot, Account holder) {
        return state.family(lot).stream()
                .filter(each -> each.remaining() > 0
                        && !each.isExpired(posting.now())
                        && AccountIds.main(each.accountId()).equals(holder.id()))
                .sorted(Lot.TAKING_ORDER)
                .toList();
    }

    /// Takes points back: out of the lot that they came in and the lots that its points went to, and
    /// what was spent into debt. Lots of another cause are never touched.
    private void takeBack(Lot lot, Account holder, long points) {
        long left = points;
        for (Lot own : ownLots(lot, holder)) {
            long part = Math.min(left, own.remaining());
            if (part > 0) {
                builder.takeFrom(accountOf(own, holder), own.id(), part);
                left -= part;
            }
        }
        if (left > builder.room(holder, position.debtLimit())) {
            builder.refuse(LedgerProblem.INSUFFICIENT_POINTS);
        } else if (left > 0) {
            builder.owe(holder, left);
        }
    }

    private void giveBack(PostedTransaction original, ProgrammeAccount target) {
        long taken = -amountOn(original, account.id());
        long fromLots = 0;
        for (Allocation allocation : inTakingOrder(original.allocations())) {
            builder.giveBack(account, allocation.lotId(), allocation.points());
            fromLots += allocation.points();
        }
        if (taken > fromLots) {
            // That part of a correction went into debt.
            builder.grant(account, taken - fromLots, posting.now(), null);
        }
        builder.book(target, -taken);
    }

    /// Of a capture, the first points in the order of the lots that they came from were redeemed. What
    /// went back need not be in those lots: a debt may have been paid with it.
    private void giveBackCaptured(PostedTransaction original) {
        AccountId heldId = AccountIds.heldOf(account.id());
        List<Allocation> fromOrigins = original.allocations().stream()
                .filter(allocation -> known(allocation.lotId()).accountId().equals(heldId))
                .map(allocation -> new Allocation(
                        Objects.requireNonNull(known(allocation.lotId()).originId()), allocation.points()))
                .toList();
        long left = amountOn(original, ProgrammeAccount.REDEMPTION.id());
        builder.book(ProgrammeAccount.REDEMPTION, -left);
        for (Allocation allocation : inTakingOrder(fromOrigins)) {
            long part = Math.min(left, allocation.points());
            left -= part;
            if (part > 0) {
                builder.giveBack(account, allocation.lotId(), part);
            }
        }
    }

    private void takeBackTransfer(PostedTransaction original, AccountId receiverId) {
        Account receiver = state.account(receiverId);
        if (receiver == null || receiver.closed()) {
            builder.refuse(LedgerProblem.ACCOUNT_CLOSED);
            return;
        }
        Account giving = builder.account(receiver.id(), receiver.kind(), receiver.owner());
        long total = 0;
        if (original.lots().stream().anyMatch(lot -> lot.sourceId() == null)) {
            builder.refuse(LedgerProblem.NOT_REVERSIBLE);
            return;
        }
        for (Lot lot : inOrder(original.lots())) {
            long due = due(lot);
            if (due > 0) {
                takeBack(lot, giving, due);
                builder.giveBack(account, Objects.requireNonNull(lot.sourceId()), due);
                total += due;
            }
        }
        requireDue(total);
        builder.book(ProgrammeAccount.CLEARING, total);
        builder.book(ProgrammeAccount.CLEARING, -total);
    }

    private static List<Lot> inOrder(List<Lot> lots) {
        return lots.stream().sorted(Lot.TAKING_ORDER).toList();
    }

    /// In the order in which lots are taken, so that it is never chance which of them pays a debt.
    private List<Allocation> inTakingOrder(List<Allocation> allocations) {
        return allocations.stream()
                .sorted(Comparator.comparing(allocation -> known(allocation.lotId()), Lot.TAKING_ORDER))
                .toList();
    }

    private Lot known(UUID lotId) {
        return Objects.requireNonNull(state.lot(lotId), "the lots that a transaction touched are read");
    }

    private Account accountOf(Lot lot, Account holder) {
        return lot.accountId().equals(holder.id())
                ? holder
                : builder.account(lot.accountId(), holder.kind().pending(), holder.owner());
    }

    private Lot current(Lot lot) {
        return Objects.requireNonNullElse(state.lot(lot.id()), lot);
    }

    private static long amountOn(PostedTransaction original, AccountId accountId) {
        List<Entry> entries = original.entries().stream()
                .filter(entry -> entry.accountId().equals(accountId))
                .toList();
        return entries.stream().mapToLong(Entry::amount).sum();
    }
}
