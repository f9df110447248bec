package io.dangol.loyalty.ledger.books;

import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Posts batches of commands to the ledger, each batch with a constant number of statements in two flights: what is
/// decided on is read, then what was decided is written.
///
/// Any number of replicas may do so at once: what is decided on is locked, the accounts always in the order of their
/// ids, so that two batches never wait for each other in a circle.
@ApplicationScoped
public class Books {
    /// How many lots of an account are read at first; few commands take from more.
    private static final int LOTS_AT_FIRST = 200;
    private static final int LOTS_FACTOR = 16;

    private final BooksReader reader;
    private final BooksWriter writer;
    private final Outbox outbox;
    private final Ledger ledger;

    Books(BooksReader reader, BooksWriter writer, Outbox outbox, Ids ids) {
        this.reader = reader;
        this.writer = writer;
        this.outbox = outbox;
        this.ledger = new Ledger(ids::next);
    }

    /// Opens the accounts of new members.
    public Uni<Void> open(SqlConnection transaction, Collection<Account> accounts) {
        return accounts.isEmpty() ? Uni.createFrom().voidItem() : writer.open(transaction, accounts);
    }

    /// Decides the commands and writes what follows: transactions, entries, lots, balances, holds and
    /// events.
    ///
    /// @param commands at most some thousands
    /// @return one outcome for each, in their order, and when they were recorded
    public Uni<Posted> post(SqlConnection transaction, List<Command> commands) {
        return commands.isEmpty()
                ? Uni.createFrom().item(new Posted(Instant.EPOCH, List.of()))
                : post(transaction, commands, LOTS_AT_FIRST);
    }

    /// What became of a batch.
    ///
    /// @param recordedAt when it was recorded
    /// @param outcomes one for each command, in their order
    public record Posted(Instant recordedAt, List<Outcome> outcomes) {}

    /// Posts commands that follow from facts, and so may not be refused; but an account that was
    /// closed gets nothing more, whatever happens.
    ///
    /// @throws io.dangol.kit.problem.Refusal as the failure, of the first that is
    public Uni<Void> postAll(SqlConnection transaction, List<Command> commands) {
        return post(transaction, commands).map(posted -> {
            for (Outcome outcome : posted.outcomes()) {
                if (outcome instanceof Outcome.Refused refused && refused.problem() != LedgerProblem.ACCOUNT_CLOSED) {
                    throw refused.problem().refusal();
                }
            }
            return null;
        });
    }

    /// Locks main accounts, and those of their pending points, until the end of the transaction: for
    /// work that has to look at what is posted on them before it posts. All that a transaction needs
    /// are locked at once.
    public Uni<Void> lock(SqlConnection transaction, Collection<UUID> mainAccounts) {
        Set<UUID> all = new HashSet<>(mainAccounts);
        mainAccounts.forEach(account -> all.add(AccountIds.pendingOf(account)));
        return reader.lock(transaction, all);
    }

    /// Posts the expiry of an account's points that are past their date, as the sweep does; of very
    /// many lots, of those that came first.
    public Uni<Void> expireDue(SqlConnection transaction, UUID mainAccount) {
        return reader.due(transaction, mainAccount)
                .flatMap(due -> post(
                        transaction,
                        due.entrySet().stream()
                                .<Command>map(lot -> ledger.expiry(mainAccount, lot.getKey(), lot.getValue()))
                                .toList()))
                .replaceWithVoid();
    }

    /// What would become of a command if it were posted now: decided like any other, on a snapshot,
    /// and not written.
    ///
    /// @param snapshot a connection on which all reads see one moment; nothing is locked
    public Uni<Preview> preview(SqlConnection snapshot, Command command) {
        return preview(snapshot, command, LOTS_AT_FIRST);
    }

    /// What would become of a command.
    ///
    /// @param lots the lots that it would take from are among them, as they are
    public record Preview(Outcome outcome, Map<UUID, Lot> lots) {}

    private Uni<Preview> preview(SqlConnection snapshot, Command command, int lotsMost) {
        return reader.look(snapshot, command, lotsMost).flatMap(position -> {
            Decision decision = ledger.decide(position, List.of(command));
            return decision.shortOfLots().isEmpty()
                    ? Uni.createFrom()
                            .item(new Preview(
                                    decision.outcomes().getFirst(),
                                    position.lots().stream()
                                            .collect(Collectors.toMap(Lot::id, lot -> lot, (one, same) -> one))))
                    : preview(snapshot, command, Math.multiplyExact(lotsMost, LOTS_FACTOR));
        });
    }

    private Uni<Posted> post(SqlConnection transaction, List<Command> commands, int lotsMost) {
        return reader.position(transaction, commands, lotsMost).flatMap(position -> {
            Decision decision = ledger.decide(position, commands);
            return decision.shortOfLots().isEmpty()
                    ? write(transaction, position, decision)
                            .replaceWith(new Posted(position.moment(), decision.outcomes()))
                    : post(transaction, commands, Math.multiplyExact(lotsMost, LOTS_FACTOR));
        });
    }

    private Uni<Void> write(SqlConnection transaction, Position position, Decision decision) {
        List<Outcome.Posted> posted = decision.posted();
        if (posted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> known = position.accounts().stream().map(Account::id).collect(Collectors.toSet());
        List<Uni<Void>> statements = new ArrayList<>(writer.write(transaction, decision, known));
        statements.add(outbox.add(
                transaction,
                posted.stream()
                        .map(each -> LedgerEvents.of(each, position.moment()))
                        .toList()));
        return Uni.join().all(statements).andFailFast().replaceWithVoid();
    }
}
