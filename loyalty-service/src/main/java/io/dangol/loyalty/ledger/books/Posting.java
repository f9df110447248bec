package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Points;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.ledger.TransactionKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the posting of every command has: the account, the state of its batch, the transaction that is built, and the
/// last step.
///
/// @param account the command's main account, which can be posted to
record Posting(BatchState state, Position position, TransactionBuilder builder, Account account) {
    Posting {
        builder.account(account.id(), account.kind(), account.owner());
    }

    Instant now() {
        return position.moment();
    }

    boolean requirePoints(long points) {
        if (!Points.canBePosted(points)) {
            builder.refuse(LedgerProblem.POINTS_OUT_OF_RANGE);
            return false;
        }
        return true;
    }

    Outcome post(TransactionKind kind, Command command) {
        return post(kind, command, null, null, null, 0);
    }

    Outcome post(TransactionKind kind, Command command, @Nullable AccountId counterpart) {
        return post(kind, command, counterpart, null, null, 0);
    }

    /// The last step of every posting: a refusal where one of the steps before was one.
    ///
    /// @param counterpart the account that gets, or got, where there are two
    Outcome post(
            TransactionKind kind,
            Command command,
            @Nullable AccountId counterpart,
            @Nullable Hold hold,
            @Nullable UUID reverses,
            long shortfall) {
        if (state.isShort()) {
            // What could not be read is missing from the transaction; with it the whole batch is decided anew.
            return new Outcome.Idle(command, 0);
        }
        List<Allocation> allocations = builder.allocations();
        List<Entry> entries = builder.problem() == null ? builder.entries() : List.of();
        LedgerProblem problem = builder.problem();
        if (problem != null) {
            return new Outcome.Refused(command, problem);
        }
        Transaction transaction = new Transaction(
                builder.transactionId(),
                kind,
                command,
                entries,
                builder.granted(),
                allocations,
                hold,
                reverses,
                shortfall);
        if (transaction.givenByHand().stream()
                .anyMatch(given -> state.used(given).exceeds(position.adjustmentLimit(), given))) {
            return new Outcome.Refused(command, LedgerProblem.APPROVAL_REQUIRED);
        }
        builder.commit(transaction);
        return new Outcome.Posted(
                transaction,
                Objects.requireNonNull(state.account(account.id())),
                counterpart == null ? null : state.account(counterpart));
    }
}
