package io.dangol.loyalty.ledger;

import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Posts batches of commands to the ledger, each batch with a constant number of statements.
///
/// Any number of replicas may do so at once: what is decided on is locked, the accounts always in the order of their
/// ids, so that two batches never wait for each other in a circle.
@ApplicationScoped
public class Books {
    private final BooksRepository repository;
    private final Outbox outbox;
    private final Ledger ledger;

    Books(BooksRepository repository, Outbox outbox, Ids ids) {
        this.repository = repository;
        this.outbox = outbox;
        this.ledger = new Ledger(ids::next);
    }

    /// Opens the accounts of new members.
    public Uni<Void> open(SqlConnection transaction, Collection<Account> accounts) {
        return accounts.isEmpty() ? Uni.createFrom().voidItem() : repository.open(transaction, accounts);
    }

    /// Decides the commands and writes what follows: transactions, entries, lots, balances and events.
    ///
    /// @param commands at most some thousands
    /// @return one outcome for each, in their order
    public Uni<List<Outcome>> post(SqlConnection transaction, List<Command> commands) {
        if (commands.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<UUID> accountIds =
                commands.stream().map(Command::accountId).distinct().toList();
        return repository
                .lock(transaction, accountIds)
                .flatMap(accounts -> repository
                        .posted(transaction, commands.stream().map(Ledger::key).toList())
                        .map(posted -> ledger.decide(accounts, posted, commands)))
                .call(decision -> write(transaction, decision))
                .map(Decision::outcomes);
    }

    /// Posts commands that follow from facts, and so may not be refused.
    ///
    /// @throws Refusal as the failure, of the first that is
    public Uni<Void> postAll(SqlConnection transaction, List<Command> commands) {
        return post(transaction, commands).map(outcomes -> {
            for (Outcome outcome : outcomes) {
                if (outcome instanceof Outcome.Refused refused) {
                    throw new Refusal(refused.problem(), refused.problem().title());
                }
            }
            return null;
        });
    }

    private Uni<Void> write(SqlConnection transaction, Decision decision) {
        if (decision.posted().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Transaction> transactions =
                decision.posted().stream().map(Outcome.Posted::transaction).toList();
        return repository
                .addTransactions(transaction, transactions)
                .chain(() -> repository.addEntries(transaction, transactions))
                .chain(() -> repository.addLots(transaction, transactions))
                .chain(() -> repository.updateBalances(transaction, decision.changed()))
                .chain(() -> outbox.add(
                        transaction,
                        decision.posted().stream().map(PointsEarned::of).toList()));
    }
}
