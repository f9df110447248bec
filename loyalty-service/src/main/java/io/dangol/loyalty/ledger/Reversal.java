package io.dangol.loyalty.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes back what was posted: never an edit, always a posting of its own, and points that were spent go back to the
/// lots that they came from.
final class Reversal {
    private final Posting posting;
    private final Shelf shelf;
    private final Position position;
    private final Draft draft;
    private final Account account;

    Reversal(Posting posting, Shelf shelf, Position position, Draft draft, Account account) {
        this.posting = posting;
        this.shelf = shelf;
        this.position = position;
        this.draft = draft;
        this.account = account;
    }

    Outcome reverse(Command.Reverse command) {
        PostedTransaction original = shelf.transaction(command.transactionId());
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
            shelf.update(original.taken());
        }
        return outcome;
    }

    /// A return takes back what it can: what is over the limit of debt is let go, and counted.
    Outcome clawBack(Command.ClawBack command) {
        PostedTransaction original = shelf.transaction(command.transactionId());
        if (original == null || original.kind() != TransactionKind.EARN || !isBetween(original, null)) {
            return new Outcome.Refused(command, LedgerProblem.UNKNOWN_TRANSACTION);
        }
        if (!Points.canBePosted(command.points())) {
            return new Outcome.Refused(command, LedgerProblem.POINTS_OUT_OF_RANGE);
        }
        Lot lot = original.lots().getFirst();
        long left = lot.granted() - original.clawedBack();
        long wanted = original.reversed() ? 0 : Math.min(command.points(), left);
        boolean pending = lot.availableAt() != null && current(lot).remaining() > 0;
        Account from = pending ? holderOf(lot) : account;
        UUID preferred = lot.availableAt() == null || pending ? lot.id() : null;
        long taken = Math.min(wanted, draft.recoverable(from, debtLimitOf(from)));
        if (taken <= 0) {
            return new Outcome.Idle(command, wanted);
        }
        draft.recover(from, preferred, taken, debtLimitOf(from));
        draft.book(ProgrammeAccount.ISSUANCE, taken);
        Outcome outcome = posting.post(TransactionKind.CLAWBACK, command, null, null, original.id(), wanted - taken);
        if (outcome instanceof Outcome.Posted) {
            shelf.update(original.clawedBackBy(taken));
        }
        return outcome;
    }

    /// A transfer is taken back from both of its ends only, anything else from the account that it is on.
    private boolean isBetween(PostedTransaction original, @Nullable UUID receiverId) {
        if (original.kind() == TransactionKind.TRANSFER) {
            return receiverId != null && amountOn(original, account.id()) < 0 && amountOn(original, receiverId) > 0;
        }
        return receiverId == null
                && original.entries().stream()
                        .anyMatch(entry -> AccountIds.main(entry.accountId()).equals(account.id()));
    }

    private void takeBack(PostedTransaction original, @Nullable UUID receiverId) {
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
            case MATURE, HOLD, RELEASE, EXPIRE, REVERSE, CLAWBACK -> draft.refuse(LedgerProblem.NOT_REVERSIBLE);
        }
    }

    /// Points that are pending are taken back only while they are whole: what has matured was granted anew.
    private void takeBackGrant(PostedTransaction original, ProgrammeAccount source) {
        Lot lot = original.lots().getFirst();
        Account from = holderOf(lot);
        if (lot.availableAt() != null && current(lot).remaining() < lot.granted()) {
            draft.refuse(LedgerProblem.NOT_REVERSIBLE);
            return;
        }
        draft.recover(from, lot.id(), lot.granted(), debtLimitOf(from));
        draft.book(source, lot.granted());
    }

    private void giveBack(PostedTransaction original, ProgrammeAccount target) {
        long taken = -amountOn(original, account.id());
        long fromLots = 0;
        for (Allocation allocation : inTakingOrder(original.allocations())) {
            draft.giveBack(account, allocation.lotId(), allocation.points());
            fromLots += allocation.points();
        }
        if (taken > fromLots) {
            // That part of a correction went into debt.
            draft.grant(account, taken - fromLots, posting.now(), null);
        }
        draft.book(target, -taken);
    }

    /// Of a capture, the first points in the order of the lots that they came from were redeemed. What went back need
    /// not be in those lots: a debt may have been paid with it.
    private void giveBackCaptured(PostedTransaction original) {
        UUID heldId = AccountIds.heldOf(account.id());
        List<Allocation> fromOrigins = original.allocations().stream()
                .filter(allocation -> known(allocation.lotId()).accountId().equals(heldId))
                .map(allocation -> new Allocation(
                        Objects.requireNonNull(known(allocation.lotId()).originId()), allocation.points()))
                .toList();
        long left = amountOn(original, ProgrammeAccount.REDEMPTION.id());
        draft.book(ProgrammeAccount.REDEMPTION, -left);
        for (Allocation allocation : inTakingOrder(fromOrigins)) {
            long part = Math.min(left, allocation.points());
            left -= part;
            if (part > 0) {
                draft.giveBack(account, allocation.lotId(), part);
            }
        }
    }

    private void takeBackTransfer(PostedTransaction original, UUID receiverId) {
        Account receiver = shelf.account(receiverId);
        if (receiver == null || receiver.closed()) {
            draft.refuse(LedgerProblem.ACCOUNT_CLOSED);
            return;
        }
        Account giving = draft.account(receiver.id(), receiver.kind(), receiver.owner());
        long points = amountOn(original, receiverId);
        for (Lot lot : original.lots()) {
            draft.recover(giving, lot.id(), lot.granted(), position.debtLimit());
        }
        draft.book(ProgrammeAccount.CLEARING, points);
        draft.book(ProgrammeAccount.CLEARING, -points);
        for (Allocation allocation : inTakingOrder(original.allocations())) {
            if (isOnAccount(allocation)) {
                draft.giveBack(account, allocation.lotId(), allocation.points());
            }
        }
    }

    /// What the one who got it paid a debt with is no part of what the other gave.
    private boolean isOnAccount(Allocation allocation) {
        return known(allocation.lotId()).accountId().equals(account.id());
    }

    /// In the order in which lots are taken, so that it is never chance which of them pays a debt.
    private List<Allocation> inTakingOrder(List<Allocation> allocations) {
        return allocations.stream()
                .sorted(Comparator.comparing(allocation -> known(allocation.lotId()), Lot.TAKING_ORDER))
                .toList();
    }

    private Lot known(UUID lotId) {
        return Objects.requireNonNull(shelf.lot(lotId), "the lots that a transaction touched are read");
    }

    private Account holderOf(Lot lot) {
        return lot.accountId().equals(account.id())
                ? account
                : draft.account(lot.accountId(), account.kind().pending(), account.owner());
    }

    private long debtLimitOf(Account from) {
        return from.kind().isMain() ? position.debtLimit() : 0;
    }

    private Lot current(Lot lot) {
        return Objects.requireNonNullElse(shelf.lot(lot.id()), lot);
    }

    private static long amountOn(PostedTransaction original, UUID accountId) {
        List<Entry> entries = original.entries().stream()
                .filter(entry -> entry.accountId().equals(accountId))
                .toList();
        return entries.stream().mapToLong(Entry::amount).sum();
    }
}
