package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Points;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.ledger.TransactionKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Carries out one command on an account that can be posted to.
final class Posting {
    private final Shelf shelf;
    private final Position position;
    private final Draft draft;
    private final Account account;

    Posting(Shelf shelf, Position position, Draft draft, Account account) {
        this.shelf = shelf;
        this.position = position;
        this.draft = draft;
        this.account = account;
        draft.account(account.id(), account.kind(), account.owner());
    }

    Outcome carryOut(Command command) {
        return switch (command) {
            case Command.Earn earn -> earn(earn);
            case Command.Compensate compensate -> compensate(compensate);
            case Command.Spend spend -> spend(spend);
            case Command.Adjust adjust -> adjust(adjust);
            case Command.Transfer transfer -> transfer(transfer);
            case Command.Expire expire -> expire(expire);
            case Command.Mature mature -> mature(mature);
            case Command.PlaceHold place -> new HoldPosting(this, shelf, draft, account).place(place);
            case Command.CaptureHold capture -> new HoldPosting(this, shelf, draft, account).capture(capture);
            case Command.ReleaseHold release -> new HoldPosting(this, shelf, draft, account).release(release);
            case Command.Reverse reverse -> new Reversal(this, shelf, position, draft, account).reverse(reverse);
            case Command.ClawBack clawBack -> new Reversal(this, shelf, position, draft, account).clawBack(clawBack);
        };
    }

    Instant now() {
        return position.moment();
    }

    private Outcome earn(Command.Earn command) {
        boolean pending = command.availableAt() != null && command.availableAt().isAfter(now());
        if (requirePoints(command.points()) && requireLife(command)) {
            draft.book(ProgrammeAccount.ISSUANCE, -command.points());
            Instant grantedAt = command.heading().effectiveAt();
            if (pending) {
                Account waiting = draft.account(
                        AccountIds.pendingOf(account.id()), account.kind().pending(), account.owner());
                draft.grantPending(
                        waiting,
                        command.points(),
                        grantedAt,
                        command.expiresAt(),
                        Objects.requireNonNull(command.availableAt()));
            } else {
                draft.grant(account, command.points(), grantedAt, command.expiresAt());
            }
        }
        return post(TransactionKind.EARN, command);
    }

    /// Points for a purchase of long ago may be past their date already; those that a caller grants
    /// may not.
    private boolean requireLife(Command.Earn command) {
        Instant expiry = command.expiresAt();
        Instant from = command.availableAt() == null ? command.heading().effectiveAt() : command.availableAt();
        if (expiry != null && !expiry.isAfter(from)) {
            draft.refuse(LedgerProblem.EXPIRY_PASSED);
            return false;
        }
        return true;
    }

    private Outcome compensate(Command.Compensate command) {
        if (requirePoints(command.points())) {
            draft.book(ProgrammeAccount.COMPENSATION, -command.points());
            draft.grant(account, command.points(), command.heading().effectiveAt(), null);
        }
        return post(TransactionKind.COMPENSATION, command);
    }

    private Outcome spend(Command.Spend command) {
        if (requirePoints(command.points())) {
            draft.spend(account, command.points());
            draft.book(ProgrammeAccount.REDEMPTION, command.points());
            if (command.promised() != null && !command.promised().equals(draft.allocations())) {
                draft.refuse(LedgerProblem.QUOTE_OUTDATED);
            }
        }
        return post(TransactionKind.SPEND, command);
    }

    private Outcome adjust(Command.Adjust command) {
        long points = command.points();
        if (points > 0 && command.expiresAt() != null && !command.expiresAt().isAfter(now())) {
            draft.refuse(LedgerProblem.EXPIRY_PASSED);
        } else if (points == 0 || points > Points.MOST || points < -Points.MOST) {
            draft.refuse(LedgerProblem.POINTS_OUT_OF_RANGE);
        } else if (points > 0) {
            draft.grant(account, points, command.heading().effectiveAt(), command.expiresAt());
            draft.book(ProgrammeAccount.ISSUANCE, -points);
        } else {
            draft.takeAway(account, -points, position.debtLimit());
            draft.book(ProgrammeAccount.ISSUANCE, -points);
        }
        return post(TransactionKind.ADJUST, command);
    }

    private Outcome transfer(Command.Transfer command) {
        Account receiver = shelf.account(command.toAccountId());
        if (receiver == null || !receiver.kind().isMain()) {
            return new Outcome.Refused(command, LedgerProblem.UNKNOWN_ACCOUNT);
        }
        if (receiver.closed()) {
            return new Outcome.Refused(command, LedgerProblem.ACCOUNT_CLOSED);
        }
        if (receiver.id().equals(account.id())) {
            return new Outcome.Refused(command, LedgerProblem.SAME_ACCOUNT);
        }
        if (requirePoints(command.points())) {
            draft.spend(account, command.points());
            draft.book(ProgrammeAccount.CLEARING, command.points());
            draft.book(ProgrammeAccount.CLEARING, -command.points());
            Account getting = draft.account(receiver.id(), receiver.kind(), receiver.owner());
            for (Allocation taken : draft.allocations()) {
                draft.move(getting, taken.points(), Objects.requireNonNull(shelf.lot(taken.lotId())));
            }
        }
        return post(TransactionKind.TRANSFER, command, receiver.id());
    }

    private Outcome expire(Command.Expire command) {
        Lot lot = shelf.lot(command.lotId());
        if (lot == null || !lot.accountId().equals(account.id()) || lot.remaining() == 0 || !lot.isExpired(now())) {
            return new Outcome.Idle(command, 0);
        }
        draft.takeFrom(account, lot.id(), lot.remaining());
        draft.book(ProgrammeAccount.BREAKAGE, lot.remaining());
        return post(TransactionKind.EXPIRE, command);
    }

    private Outcome mature(Command.Mature command) {
        Lot lot = shelf.lot(command.lotId());
        if (lot == null
                || !lot.accountId().equals(AccountIds.pendingOf(account.id()))
                || lot.remaining() == 0
                || lot.availableAt() == null
                || lot.availableAt().isAfter(now())) {
            return new Outcome.Idle(command, 0);
        }
        Account waiting = draft.account(lot.accountId(), account.kind().pending(), account.owner());
        draft.takeFrom(waiting, lot.id(), lot.remaining());
        draft.move(account, lot.remaining(), lot);
        return post(TransactionKind.MATURE, command);
    }

    boolean requirePoints(long points) {
        if (!Points.canBePosted(points)) {
            draft.refuse(LedgerProblem.POINTS_OUT_OF_RANGE);
            return false;
        }
        return true;
    }

    Outcome post(TransactionKind kind, Command command) {
        return post(kind, command, null, null, null, 0);
    }

    Outcome post(TransactionKind kind, Command command, @Nullable UUID counterpart) {
        return post(kind, command, counterpart, null, null, 0);
    }

    /// The last step of every posting: a refusal where one of the steps before was one.
    ///
    /// @param counterpart the account that gets, or got, where there are two
    Outcome post(
            TransactionKind kind,
            Command command,
            @Nullable UUID counterpart,
            @Nullable Hold hold,
            @Nullable UUID reverses,
            long shortfall) {
        if (shelf.isShort()) {
            // What could not be read is missing from the draft; with it the whole batch is decided anew.
            return new Outcome.Idle(command, 0);
        }
        List<Allocation> allocations = draft.allocations();
        List<Entry> entries = draft.problem() == null ? draft.entries() : List.of();
        LedgerProblem problem = draft.problem();
        if (problem != null) {
            return new Outcome.Refused(command, problem);
        }
        Transaction transaction = new Transaction(
                draft.transactionId(), kind, command, entries, draft.granted(), allocations, hold, reverses, shortfall);
        if (transaction.givenByHand().stream()
                .anyMatch(given -> shelf.used(given).exceeds(position.adjustmentLimit(), given))) {
            return new Outcome.Refused(command, LedgerProblem.APPROVAL_REQUIRED);
        }
        draft.commit(transaction);
        return new Outcome.Posted(
                transaction,
                Objects.requireNonNull(shelf.account(account.id())),
                counterpart == null ? null : shelf.account(counterpart));
    }
}
