package io.dangol.feedback.understanding.retraining;

import io.dangol.feedback.understanding.classification.Understander;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.text.understanding.Classifier;
import io.dangol.text.understanding.Language;
import io.dangol.text.understanding.Question;
import io.dangol.text.understanding.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks for versions and decides on them.
@ApplicationScoped
class RetrainingService {
    /// Fewer cannot be left out in turn.
    private static final int CORRECTIONS_LEAST = 10;

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final VersionRepository versions;
    private final Understander understander;
    private final Ids ids;
    private final Clock clock;

    RetrainingService(
            Transactions transactions,
            Idempotency idempotency,
            VersionRepository versions,
            Understander understander,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.versions = versions;
        this.understander = understander;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<VersionView>> list(Task task, @Nullable String language, PageRequest page) {
        return transactions
                .read(connection -> versions.list(connection, task, language, page))
                .map(found -> Page.of(found, page, one -> one.id().toString(), VersionView::of));
    }

    Uni<VersionView> get(Task task, UUID id) {
        return transactions
                .read(connection -> versions.find(connection, id))
                .map(found -> found.filter(one -> one.question().task() == task)
                        .map(VersionView::of)
                        .orElseThrow(CommonProblem::notFound));
    }

    Uni<Reply> retrain(Task task, Retrain wish, String by, IdempotencyKey key) {
        Question question = new Question(task, Language.of(wish.language()));
        return idempotency.once(
                key, "retrain " + task.wire(), wish, transaction -> retrain(transaction, question, wish, by));
    }

    private Uni<Reply> retrain(SqlConnection transaction, Question question, Retrain wish, String by) {
        if (understander.base(question).isEmpty()) {
            throw new Refusal(CommonProblem.UNPROCESSABLE, "there is no classifier of this question in this language");
        }
        return versions.corrections(transaction, question).flatMap(count -> {
            if (count < CORRECTIONS_LEAST) {
                throw new Refusal(
                        RetrainingProblem.TOO_FEW_CORRECTIONS,
                        "there are " + count + " of this question and language, and at least " + CORRECTIONS_LEAST
                                + " are needed");
            }
            Version asked = new Version(
                    ids.next(),
                    question,
                    VersionState.TRAINING,
                    wish.mayActivateItself(),
                    count,
                    null,
                    null,
                    null,
                    null,
                    0,
                    clock.instant(),
                    null,
                    null);
            return versions.insert(transaction, asked, by).map(inserted -> {
                if (!inserted) {
                    throw new Refusal(
                            RetrainingProblem.RETRAINING_UNDER_WAY, "wait until it has ended, which takes seconds");
                }
                return Reply.accepted(
                        "/v1/classifiers/" + question.task().wire() + "/versions/" + asked.publicId(),
                        VersionView.of(asked));
            });
        });
    }

    Uni<Reply> activate(Task task, UUID id, String by, IdempotencyKey key) {
        return idempotency.once(
                key,
                "activate-classifier " + id,
                task.wire(),
                transaction -> held(transaction, task, id)
                        .invoke(found -> requireState(found, found.state().canBeActivated()))
                        .invoke(this::requirePresentBase)
                        .call(found -> versions.retireActive(transaction, found.question(), by, clock.instant()))
                        .flatMap(found -> versions.decide(transaction, id, VersionState.ACTIVE, by, clock.instant()))
                        .map(active -> Reply.ok(null, VersionView.of(active))));
    }

    Uni<Reply> retire(Task task, UUID id, String by, IdempotencyKey key) {
        return idempotency.once(
                key,
                "retire-classifier " + id,
                task.wire(),
                transaction -> held(transaction, task, id)
                        .invoke(found -> requireState(found, found.state().canBeRetired()))
                        .flatMap(found -> versions.decide(transaction, id, VersionState.RETIRED, by, clock.instant()))
                        .map(retired -> Reply.ok(null, VersionView.of(retired))));
    }

    private Uni<Version> held(SqlConnection transaction, Task task, UUID id) {
        return versions.hold(transaction, id)
                .map(found -> found.filter(one -> one.question().task() == task).orElseThrow(CommonProblem::notFound));
    }

    private static void requireState(Version version, boolean fits) {
        if (!fits) {
            throw new Refusal(
                    RetrainingProblem.VERSION_STATE, "it is " + version.state().wire());
        }
    }

    /// What examples teach changes with the categories, and what was learnt on top goes with it; a trained model's
    /// increment fits that model only.
    private void requirePresentBase(Version version) {
        String present =
                understander.base(version.question()).map(Classifier::version).orElse("");
        if (!understander.learnsByItself(version.question()) && !present.equals(version.base())) {
            throw new Refusal(RetrainingProblem.VERSION_OUTDATED, "retrain on the model that is shipped now");
        }
    }
}
