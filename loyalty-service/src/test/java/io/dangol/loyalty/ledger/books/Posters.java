package io.dangol.loyalty.ledger.books;

import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.Answer;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CommandQueue;
import io.dangol.loyalty.ledger.lane.Replica;
import io.dangol.loyalty.support.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// The ways of a story's commands to the real books.
@ApplicationScoped
class Posters {
    private static final int QUEUE_MOST = 1_000;

    private final Books books;
    private final Transactions transactions;

    Posters(Books books, Transactions transactions) {
        this.books = books;
        this.transactions = transactions;
    }

    /// Each list of commands is one batch.
    LedgerStory.Poster inOneBatch() {
        return new Opened() {
            @Override
            public List<Answer> post(List<Command> commands) {
                Books.Posted posted = Stored.now(transactions.write(transaction -> books.post(transaction, commands)));
                return posted.outcomes().stream()
                        .map(outcome -> new Answer(outcome, posted.recordedAt()))
                        .toList();
            }
        };
    }

    /// Each list of commands goes, one after the other, to the one lane of the next replica, where it meets those of
    /// other stories.
    LedgerStory.Poster overReplicas(int number) {
        List<CommandQueue> replicas = IntStream.range(0, number)
                .mapToObj(each -> Replica.of(transactions, books, 1, QUEUE_MOST))
                .toList();
        AtomicInteger turn = new AtomicInteger();
        return new Opened() {
            @Override
            public List<Answer> post(List<Command> commands) {
                CommandQueue replica = replicas.get(turn.getAndIncrement() % number);
                List<CompletableFuture<Answer>> answers =
                        commands.stream().map(replica::submitNow).toList();
                return answers.stream().map(CompletableFuture::join).toList();
            }
        };
    }

    private abstract class Opened implements LedgerStory.Poster {
        @Override
        public void open(List<Account> accounts) {
            Stored.now(transactions.write(transaction -> books.open(transaction, accounts)));
        }
    }
}
