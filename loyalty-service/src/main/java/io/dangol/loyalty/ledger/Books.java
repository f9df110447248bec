package io.dangol.loyalty.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The books of the ledger: posts batches of commands and previews single ones.
public interface Books {
    /// Opens the accounts of new members.
    Uni<Void> open(SqlConnection transaction, Collection<Account> accounts);

    /// Decides the commands and writes what follows: transactions, entries, lots, balances, holds and
    /// events.
    ///
    /// @param commands at most some thousands
    /// @return one outcome for each, in their order, and when they were recorded
    Uni<Posted> post(SqlConnection transaction, List<Command> commands);

    /// Posts commands that follow from facts, and so may not be refused; but an account that was
    /// closed gets nothing more, whatever happens.
    ///
    /// @throws io.dangol.kit.problem.Refusal as the failure, of the first that is
    Uni<Void> postAll(SqlConnection transaction, List<Command> commands);

    /// Locks main accounts, and those of their pending points, until the end of the transaction: for
    /// work that has to look at what is posted on them before it posts. All that a transaction needs
    /// are locked at once.
    Uni<Void> lock(SqlConnection transaction, Collection<AccountId> mainAccounts);

    /// Posts the expiry of an account's points that are past their date, as the sweep does; of very
    /// many lots, of those that came first.
    Uni<Void> expireDue(SqlConnection transaction, AccountId mainAccount);

    /// What would become of a command if it were posted now: decided like any other, on a snapshot,
    /// and not written.
    ///
    /// @param snapshot a connection on which all reads see one moment; nothing is locked
    Uni<Preview> preview(SqlConnection snapshot, Command command);

    /// What became of a batch.
    ///
    /// @param recordedAt when it was recorded
    /// @param outcomes one for each command, in their order
    record Posted(Instant recordedAt, List<Outcome> outcomes) {}

    /// What would become of a command.
    ///
    /// @param lots the lots that it would take from are among them, as they are
    record Preview(Outcome outcome, Map<UUID, Lot> lots) {}
}
