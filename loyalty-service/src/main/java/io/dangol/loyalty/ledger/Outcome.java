package io.dangol.loyalty.ledger;

/// What became of a command. A refusal is a value, because a batch must not fail for one of its members.
public sealed interface Outcome {
    /// The command that was decided.
    Command command();

    /// It was posted.
    ///
    /// @param account the member's account as the transaction leaves it
    record Posted(Transaction transaction, Account account) implements Outcome {
        @Override
        public Command command() {
            return transaction.command();
        }
    }

    /// The same kind and reference was posted before: nothing more happens.
    record AlreadyPosted(Command command) implements Outcome {}

    /// It breaks a rule, and changes nothing.
    record Refused(Command command, LedgerProblem problem) implements Outcome {}
}
