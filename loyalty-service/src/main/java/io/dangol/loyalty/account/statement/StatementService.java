package io.dangol.loyalty.account.statement;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.account.read.AccountSnapshots;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Books;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/// Makes statements: reads them on one snapshot, and writes them on a thread that may take its time, of those on paper
/// few at a time.
@ApplicationScoped
class StatementService {
    private static final int PRINTED_AT_A_TIME = 2;

    private final Transactions transactions;
    private final Books books;
    private final AccountSnapshots snapshots;
    private final StatementRepository repository;
    private final StatementWriter writer;
    private final Semaphore printers = new Semaphore(PRINTED_AT_A_TIME);

    StatementService(
            Transactions transactions,
            Books books,
            AccountSnapshots snapshots,
            StatementRepository repository,
            StatementWriter writer) {
        this.transactions = transactions;
        this.books = books;
        this.snapshots = snapshots;
        this.repository = repository;
        this.writer = writer;
    }

    /// The file.
    ///
    /// @throws Refusal as the failure: 404 where there is no such account, or not for this reader; 422
    ///     for an account of the programme, and for too many lines; 503 where others are being printed
    Uni<byte[]> make(AccountId accountId, Reader reader, StatementAsked asked) {
        return switch (asked.format()) {
            case JSON, CSV -> write(accountId, reader, asked);
            case PDF -> print(accountId, reader, asked);
        };
    }

    private Uni<byte[]> print(AccountId accountId, Reader reader, StatementAsked asked) {
        return Uni.createFrom()
                .deferred(() -> printers.tryAcquire()
                        ? write(accountId, reader, asked).onTermination().invoke(() -> printers.release())
                        : Uni.createFrom()
                                .failure(new Refusal(
                                        CommonProblem.SERVICE_UNAVAILABLE,
                                        "other statements are being printed; wait for them to end")));
    }

    private Uni<byte[]> write(AccountId accountId, Reader reader, StatementAsked asked) {
        return expireDue(accountId)
                .chain(() -> read(accountId, reader, asked.period()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(statement -> writer.write(statement, asked));
    }

    /// A statement lists postings, so that one goes on where the last one ended: points past their
    /// date are posted as expired before it is made, and in no balance of it.
    private Uni<Void> expireDue(AccountId accountId) {
        return transactions.write(transaction -> books.expireDue(transaction, accountId));
    }

    private Uni<Statement> read(AccountId accountId, Reader reader, StatementPeriod period) {
        String id = accountId.text();
        return snapshots.read(
                accountId,
                reader,
                snapshot -> repository
                        .opening(snapshot, accountId, period)
                        .invoke(StatementService::requireMembers)
                        .flatMap(opening -> repository
                                .lines(snapshot, accountId, period, opening.balance())
                                .map(lines -> Statement.of(id, opening.kind(), period, opening.balance(), lines))));
    }

    /// Everybody's postings pass through the programme's accounts: their statements would be too long
    /// to be read.
    private static void requireMembers(StatementRepository.Opening opening) {
        if (opening.ofProgramme()) {
            throw StatementProblem.ofProgramme();
        }
    }
}
