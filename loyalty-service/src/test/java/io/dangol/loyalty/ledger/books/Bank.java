package io.dangol.loyalty.ledger.books;

import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.support.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Posts to the real books, many at once.
@ApplicationScoped
class Bank {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final int CONNECTIONS = 6;

    private final Books books;
    private final Transactions transactions;
    private final Ids ids;
    private final Stored stored;

    Bank(Books books, Transactions transactions, Ids ids, Stored stored) {
        this.books = books;
        this.transactions = transactions;
        this.ids = ids;
        this.stored = stored;
    }

    List<AccountId> members(int number, long points) {
        List<AccountId> members =
                Stream.generate(() -> new AccountId(ids.next())).limit(number).toList();
        transactions
                .write(transaction -> books.open(
                        transaction,
                        members.stream()
                                .map(id -> Account.opened(id, new CustomerId(ids.next())))
                                .toList()))
                .await()
                .atMost(PATIENCE);
        if (points > 0) {
            post(members.stream()
                    .<Command>map(id -> new Command.Earn(heading(), id, points, null, null, null, null))
                    .toList());
        }
        return members;
    }

    Heading heading() {
        return new Heading(new Cause(ids.next(), null), "test", null, NOON, "test");
    }

    /// So many commands at once, each in a transaction of its own.
    List<Outcome> alone(int number, Supplier<Command> commands) {
        return atOnce(Stream.generate(commands).limit(number).map(List::of).toList());
    }

    List<Outcome> atOnce(List<List<Command>> batches) {
        List<Uni<Books.Posted>> all = batches.stream()
                .map(batch -> transactions.write(transaction -> books.post(transaction, batch)))
                .toList();
        return Uni.join().all(all).usingConcurrencyOf(CONNECTIONS).andFailFast().await().atMost(PATIENCE).stream()
                .flatMap(posted -> posted.outcomes().stream())
                .toList();
    }

    List<Outcome> post(List<Command> batch) {
        return atOnce(List.of(batch));
    }

    Transaction posted(Command command) {
        return ((Outcome.Posted) post(List.of(command)).getFirst()).transaction();
    }

    long balance(AccountId account) {
        return stored.number("SELECT balance FROM account WHERE id = ?", account.value());
    }

    long deadlocks() {
        return stored.number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }
}
