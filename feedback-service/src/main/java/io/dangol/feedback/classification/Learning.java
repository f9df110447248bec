package io.dangol.feedback.classification;

import io.dangol.feedback.understanding.Correction;
import io.dangol.kit.transaction.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Every replica learns corrections within a minute, and knows them again after a start.
@ApplicationScoped
class Learning {
    private final Transactions transactions;
    private final ClassificationRepository repository;
    private final Understander understander;
    private volatile List<Correction> learnt = List.of();

    Learning(Transactions transactions, ClassificationRepository repository, Understander understander) {
        this.transactions = transactions;
        this.repository = repository;
        this.understander = understander;
    }

    @Scheduled(every = "1m", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> learn() {
        return transactions
                .read(repository::lessons)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(this::take)
                .replaceWithVoid();
    }

    /// Only if there is something new: it takes a second of a processor.
    private void take(List<Correction> corrections) {
        if (!corrections.equals(learnt)) {
            understander.learn(corrections);
            learnt = corrections;
        }
    }
}
