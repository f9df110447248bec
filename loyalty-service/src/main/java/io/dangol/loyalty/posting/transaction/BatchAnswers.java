package io.dangol.loyalty.posting.transaction;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.PublicIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what became of lines, in so few words that thousands a second can be told.
@ApplicationScoped
class BatchAnswers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final TransactionRepository repository;

    BatchAnswers(Transactions transactions, TransactionRepository repository) {
        this.transactions = transactions;
        this.repository = repository;
    }

    /// The results of lines that are answered, in their order. What was posted by an earlier request is read once for
    /// all of them.
    List<BatchResult> results(List<PendingLine> answered) {
        List<UUID> known = answered.stream()
                .map(BatchAnswers::outcome)
                .filter(Outcome.AlreadyPosted.class::isInstance)
                .map(outcome -> ((Outcome.AlreadyPosted) outcome).transactionId())
                .distinct()
                .toList();
        Map<UUID, Long> balances = known.isEmpty()
                ? new HashMap<>()
                : transactions
                        .read(connection -> repository.balancesAfter(connection, known))
                        .await()
                        .atMost(PATIENCE);
        return answered.stream().map(line -> result(line, balances)).toList();
    }

    private static BatchResult result(PendingLine line, Map<UUID, Long> balances) {
        Outcome outcome = outcome(line);
        if (outcome == null) {
            return Objects.requireNonNull(line.result());
        }
        String key = Objects.requireNonNull(line.key());
        return switch (outcome) {
            case Outcome.Posted posted ->
                BatchResult.posted(line.line(), key, id(posted.transaction().id()), balanceAfter(posted), false);
            case Outcome.AlreadyPosted already ->
                BatchResult.posted(
                        line.line(), key, id(already.transactionId()), balances.get(already.transactionId()), true);
            case Outcome.Refused refused ->
                BatchResult.refused(line.line(), key, refused.problem().refusal());
            case Outcome.Idle idle -> BatchResult.refused(line.line(), key, CommonProblem.notFound());
        };
    }

    private static @Nullable Outcome outcome(PendingLine line) {
        return line.answer() == null ? null : line.answer().join().outcome();
    }

    /// What the posting leaves on the account that it names, if it changes it.
    private static @Nullable Long balanceAfter(Outcome.Posted posted) {
        for (Entry entry : posted.transaction().entries()) {
            if (entry.accountId().equals(posted.account().id())) {
                return entry.balanceAfter();
            }
        }
        return null;
    }

    private static String id(UUID transactionId) {
        return PublicId.format(PublicIds.TRANSACTION, transactionId);
    }
}
