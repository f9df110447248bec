package io.dangol.loyalty.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a command. A refusal is a value, because a batch must not fail for one of its members.
public sealed interface Outcome {
    /// The command that was decided.
    Command command();

    /// It was posted.
    ///
    /// @param account the command's account as the transaction leaves it
    /// @param counterpart of a transfer, or its reversal, the account that got; otherwise null
    record Posted(
            Transaction transaction,
            Account account,
            @Nullable Account counterpart) implements Outcome {
        @Override
        public Command command() {
            return transaction.command();
        }
    }

    /// The same cause was posted before: nothing more happens.
    ///
    /// @param transactionId the transaction that it has
    record AlreadyPosted(Command command, UUID transactionId) implements Outcome {}

    /// There is nothing to post: what it wants is so already, or cannot be had.
    ///
    /// @param shortfall points that should have been taken and could not; mostly 0
    record Idle(Command command, long shortfall) implements Outcome {}

    /// It breaks a rule, and changes nothing.
    record Refused(Command command, LedgerProblem problem) implements Outcome {}
}
