package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Points;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.ledger.TransactionKind;
import java.time.Instant;
import java.util.Objects;

/// Carries out the commands that grant points to an account or take points from it.
final class PointsPosting {
    private final Posting posting;
    private final BatchState state;
    private final TransactionBuilder builder;
    private final Account account;

    PointsPosting(Posting posting) {
        this.posting = posting;
        this.state = posting.state();
        this.builder = posting.builder();
        this.account = posting.account();
    }

    Outcome earn(Command.Earn command) {
        boolean pending = command.availableAt() != null && command.availableAt().isAfter(posting.now());
        if (posting.requirePoints(command.points()) && requireLife(command)) {
            builder.book(ProgrammeAccount.ISSUANCE, -command.points());
            Instant grantedAt = command.heading().effectiveAt();
            if (pending) {
                Account waiting = builder.account(
                        AccountIds.pendingOf(account.id()), account.kind().pending(), account.owner());
                builder.grantPending(
                        waiting,
                        command.points(),
                        grantedAt,
                        command.expiresAt(),
                        Objects.requireNonNull(command.availableAt()));
            } else {
                builder.grant(account, command.points(), grantedAt, command.expiresAt());
            }
        }
        return posting.post(TransactionKind.EARN, command);
    }

    /// Points must expire after they can be spent. Those of long ago may be past their date by now: they are granted
    /// and expire with the next sweep.
    private boolean requireLife(Command.Earn command) {
        Instant expiry = command.expiresAt();
        Instant from = command.availableAt() == null ? command.heading().effectiveAt() : command.availableAt();
        if (expiry != null && !expiry.isAfter(from)) {
            builder.refuse(LedgerProblem.EXPIRY_PASSED);
            return false;
        }
        return true;
    }

    Outcome compensate(Command.Compensate command) {
        if (posting.requirePoints(command.points())) {
            builder.book(ProgrammeAccount.COMPENSATION, -command.points());
            builder.grant(account, command.points(), command.heading().effectiveAt(), null);
        }
        return posting.post(TransactionKind.COMPENSATION, command);
    }

    Outcome spend(Command.Spend command) {
        if (posting.requirePoints(command.points())) {
            builder.spend(account, command.points());
            builder.book(ProgrammeAccount.REDEMPTION, command.points());
            if (command.promised() != null && !command.promised().equals(builder.allocations())) {
                builder.refuse(LedgerProblem.QUOTE_OUTDATED);
            }
        }
        return posting.post(TransactionKind.SPEND, command);
    }

    Outcome adjust(Command.Adjust command) {
        long points = command.points();
        if (points > 0 && command.expiresAt() != null && !command.expiresAt().isAfter(posting.now())) {
            builder.refuse(LedgerProblem.EXPIRY_PASSED);
        } else if (points == 0 || points > Points.MOST || points < -Points.MOST) {
            builder.refuse(LedgerProblem.POINTS_OUT_OF_RANGE);
        } else if (points > 0) {
            builder.grant(account, points, command.heading().effectiveAt(), command.expiresAt());
            builder.book(ProgrammeAccount.ISSUANCE, -points);
        } else {
            builder.takeAway(account, -points, posting.position().debtLimit());
            builder.book(ProgrammeAccount.ISSUANCE, -points);
        }
        return posting.post(TransactionKind.ADJUST, command);
    }

    Outcome transfer(Command.Transfer command) {
        Account receiver = state.account(command.toAccountId());
        if (receiver == null || !receiver.kind().isMain()) {
            return new Outcome.Refused(command, LedgerProblem.UNKNOWN_ACCOUNT);
        }
        if (receiver.closed()) {
            return new Outcome.Refused(command, LedgerProblem.ACCOUNT_CLOSED);
        }
        if (receiver.id().equals(account.id())) {
            return new Outcome.Refused(command, LedgerProblem.SAME_ACCOUNT);
        }
        if (posting.requirePoints(command.points())) {
            builder.spend(account, command.points());
            builder.book(ProgrammeAccount.CLEARING, command.points());
            builder.book(ProgrammeAccount.CLEARING, -command.points());
            Account getting = builder.account(receiver.id(), receiver.kind(), receiver.owner());
            for (Allocation taken : builder.allocations()) {
                builder.move(getting, taken.points(), Objects.requireNonNull(state.lot(taken.lotId())));
            }
        }
        return posting.post(TransactionKind.TRANSFER, command, receiver.id());
    }

    Outcome expire(Command.Expire command) {
        Lot lot = state.lot(command.lotId().value());
        if (lot == null
                || !lot.accountId().equals(account.id())
                || lot.remaining() == 0
                || !lot.isExpired(posting.now())) {
            return new Outcome.Idle(command, 0);
        }
        builder.takeFrom(account, lot.id(), lot.remaining());
        builder.book(ProgrammeAccount.BREAKAGE, lot.remaining());
        return posting.post(TransactionKind.EXPIRE, command);
    }

    Outcome mature(Command.Mature command) {
        Lot lot = state.lot(command.lotId().value());
        if (lot == null
                || !lot.accountId().equals(AccountIds.pendingOf(account.id()))
                || lot.remaining() == 0
                || lot.availableAt() == null
                || lot.availableAt().isAfter(posting.now())) {
            return new Outcome.Idle(command, 0);
        }
        Account waiting = builder.account(lot.accountId(), account.kind().pending(), account.owner());
        builder.takeFrom(waiting, lot.id(), lot.remaining());
        builder.move(account, lot.remaining(), lot);
        return posting.post(TransactionKind.MATURE, command);
    }
}
