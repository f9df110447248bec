package io.dangol.feedback.classification;

import io.dangol.feedback.understanding.Task;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows what was understood, and takes corrections.
@ApplicationScoped
class ClassificationService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final ClassificationRepository repository;
    private final Understander understander;
    private final Clock clock;

    ClassificationService(
            Transactions transactions,
            Idempotency idempotency,
            ClassificationRepository repository,
            Understander understander,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.repository = repository;
        this.understander = understander;
        this.clock = clock;
    }

    Uni<ClassificationView> get(UUID feedbackId) {
        return transactions
                .read(connection -> repository.find(connection, feedbackId))
                .map(found -> found.map(ClassificationView::of).orElseThrow(CommonProblem::notFound));
    }

    Uni<Page<ClassificationView>> list(@Nullable Boolean needsReview, PageRequest page) {
        return transactions
                .read(connection -> repository.list(connection, needsReview, page))
                .map(found -> Page.of(found, page, one -> one.feedbackId().toString(), ClassificationView::of));
    }

    Uni<Reply> correct(UUID feedbackId, CorrectClassification correction, String by, IdempotencyKey key) {
        Task task = Task.of(correction.task());
        return idempotency.once(
                key,
                "correct-classification " + feedbackId,
                correction,
                transaction -> repository
                        .hold(transaction, feedbackId)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .map(found -> corrected(found, task, correction.label()))
                        .call(corrected -> repository.correct(
                                transaction, corrected, task, correction.label(), by, clock.instant()))
                        .map(corrected ->
                                Reply.ok(EntityTag.of(corrected.version()), ClassificationView.of(corrected))));
    }

    private Classification corrected(Classification found, Task task, String label) {
        boolean known = understander
                .classifier(task, found.language())
                .filter(classifier -> classifier.labels().contains(label))
                .isPresent();
        if (!known) {
            throw new Refusal(
                    ClassificationProblem.UNKNOWN_LABEL,
                    "GET /v1/classifiers lists the labels of each question and language");
        }
        return found.corrected(task, label);
    }
}
