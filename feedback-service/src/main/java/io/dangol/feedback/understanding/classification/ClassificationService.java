package io.dangol.feedback.understanding.classification;

import io.dangol.feedback.understanding.category.CategoryBook;
import io.dangol.feedback.voice.FeedbackReader;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.dangol.text.understanding.Question;
import io.dangol.text.understanding.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows what was understood, and takes corrections.
@ApplicationScoped
class ClassificationService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final ClassificationRepository repository;
    private final FeedbackReader feedback;
    private final Understander understander;
    private final CategoryBook categories;
    private final Outbox outbox;
    private final Clock clock;

    ClassificationService(
            Transactions transactions,
            Idempotency idempotency,
            ClassificationRepository repository,
            FeedbackReader feedback,
            Understander understander,
            CategoryBook categories,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.repository = repository;
        this.feedback = feedback;
        this.understander = understander;
        this.categories = categories;
        this.outbox = outbox;
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
        return idempotency.once(
                key,
                "correct-classification " + feedbackId,
                correction,
                transaction -> correct(transaction, feedbackId, correction, by));
    }

    private Uni<Reply> correct(
            SqlConnection transaction, UUID feedbackId, CorrectClassification correction, String by) {
        Task task = Task.of(correction.task());
        Instant now = clock.instant();
        return repository
                .hold(transaction, feedbackId)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .call(found -> requireKnown(transaction, found, task, correction.label()))
                .map(found -> found.corrected(task, correction.label()))
                .call(corrected -> repository.correct(transaction, corrected, task, correction.label(), by, now))
                .call(corrected -> tell(transaction, corrected, now))
                .map(corrected -> Reply.ok(EntityTag.of(corrected.version()), ClassificationView.of(corrected)));
    }

    private Uni<Void> tell(SqlConnection transaction, Classification corrected, Instant now) {
        return feedback.find(transaction, corrected.feedbackId())
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .flatMap(found -> outbox.add(transaction, FeedbackReclassified.of(found, corrected, now)));
    }

    /// What a category is, the database knows: another replica may just have retired it.
    private Uni<Void> requireKnown(SqlConnection transaction, Classification found, Task task, String label) {
        Uni<Boolean> known = task == Task.CATEGORY
                ? categories.isActive(transaction, label)
                : Uni.createFrom()
                        .item(understander
                                .classifier(new Question(task, found.language()))
                                .filter(classifier -> classifier.labels().contains(label))
                                .isPresent());
        return known.invoke(is -> {
                    if (!is) {
                        throw new Refusal(
                                ClassificationProblem.UNKNOWN_LABEL,
                                "GET /v1/classifiers lists the labels of each question and language, and"
                                        + " GET /v1/categories?state=active the categories");
                    }
                })
                .replaceWithVoid();
    }
}
