package io.dangol.loyalty.ledger.books;

import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.time.Ids;
import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.LotId;
import io.dangol.loyalty.ledger.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Posts batches of commands to the ledger, each batch with a constant number of statements in two flights: what is
/// decided on is read, then what was decided is written.
///
/// Any number of replicas may do so at once: what is decided on is locked, the accounts always in the order of their
/// ids, so that two batches never wait for each other in a circle.
@ApplicationScoped
class PostgresBooks implements Books {
    /// How many lots of an account are read at first; few commands take from more.
    private static final int LOTS_AT_FIRST = 200;
    private static final int LOTS_FACTOR = 16;

    private final BooksReader reader;
    private final BooksWriter writer;
    private final Outbox outbox;
    private final PostingRules rules;

    PostgresBooks(BooksReader reader, BooksWriter writer, Outbox outbox, Ids ids) {
        this.reader = reader;
        this.writer = writer;
        this.outbox = outbox;
        this.rules = new PostingRules(ids::next);
    }

    @Override
    public Uni<Void> open(SqlConnection transaction, Collection<Account> accounts) {
        return accounts.isEmpty() ? Uni.createFrom().voidItem() : writer.open(transaction, accounts);
    }

    @Override
    public Uni<Posted> post(SqlConnection transaction, List<Command> commands) {
        return commands.isEmpty()
                ? Uni.createFrom().item(new Posted(Instant.EPOCH, List.of()))
                : post(transaction, commands, LOTS_AT_FIRST);
    }

    @Override
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

    @Override
    public Uni<Void> lock(SqlConnection transaction, Collection<AccountId> mainAccounts) {
        Set<AccountId> all = new HashSet<>(mainAccounts);
        mainAccounts.forEach(account -> all.add(AccountIds.pendingOf(account)));
        return reader.lock(transaction, all);
    }

    @Override
    public Uni<Void> expireDue(SqlConnection transaction, AccountId mainAccount) {
        return reader.due(transaction, mainAccount)
                .flatMap(due -> post(
                        transaction,
                        due.entrySet().stream()
                                .<Command>map(lot -> rules.expiry(mainAccount, new LotId(lot.getKey()), lot.getValue()))
                                .toList()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Preview> preview(SqlConnection snapshot, Command command) {
        return preview(snapshot, command, LOTS_AT_FIRST);
    }

    private Uni<Preview> preview(SqlConnection snapshot, Command command, int lotsMost) {
        return reader.look(snapshot, command, lotsMost).flatMap(position -> {
            Decision decision = rules.decide(position, List.of(command));
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
            Decision decision = rules.decide(position, commands);
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
        Set<AccountId> known = position.accounts().stream().map(Account::id).collect(Collectors.toSet());
        List<Uni<Void>> statements = new ArrayList<>(writer.write(transaction, decision, known));
        statements.add(outbox.add(
                transaction,
                posted.stream()
                        .map(each -> LedgerEvents.of(LedgerFact.of(each)))
                        .toList()));
        return Uni.join().all(statements).andFailFast().replaceWithVoid();
    }
}
