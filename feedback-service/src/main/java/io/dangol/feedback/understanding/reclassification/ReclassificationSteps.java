package io.dangol.feedback.understanding.reclassification;

import io.dangol.feedback.understanding.classification.Classification;
import io.dangol.feedback.understanding.classification.ClassificationRepository;
import io.dangol.feedback.understanding.classification.FeedbackReclassified;
import io.dangol.feedback.understanding.classification.StoredJudgement;
import io.dangol.feedback.understanding.reclassification.ChangeRepository.Planned;
import io.dangol.feedback.understanding.reclassification.ChangeRepository.Said;
import io.dangol.feedback.understanding.reclassification.ReclassificationQueue.StepResult;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.transaction.Transactions;
import io.dangol.text.understanding.Task;
import io.dangol.text.understanding.TextUnderstanding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The steps of a reclassification, each one transaction: whatever ends a worker, what was done was done whole, and
/// whoever takes over goes on behind it.
@ApplicationScoped
class ReclassificationSteps {
    static final int CHANGES_MOST = 500_000;

    private final Transactions transactions;
    private final ReclassificationQueue queue;
    private final ChangeRepository changes;
    private final ClassificationRepository classifications;
    private final Outbox outbox;
    private final Clock clock;

    ReclassificationSteps(
            Transactions transactions,
            ReclassificationQueue queue,
            ChangeRepository changes,
            ClassificationRepository classifications,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.queue = queue;
        this.changes = changes;
        this.classifications = classifications;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Whether there is more to do.
    enum Progress {
        MORE,
        ENDED,
        /// Somebody else has taken it over, or it was discarded.
        LOST
    }

    /// Reads the next feedback of a preview.
    Uni<List<Said>> read(Reclassification job, int feedbackMost) {
        return transactions.read(connection -> changes.page(connection, job.filter(), job.position(), feedbackMost));
    }

    /// What would be different. Takes a millisecond for a few dozen texts: not on an event loop.
    static List<AnswerChange.Difference> judge(List<Said> page, TextUnderstanding texts, List<Task> tasks) {
        return page.stream()
                .map(said -> AnswerChange.between(
                        said.classification(),
                        texts.judge(said.text(), said.classification().language(), Set.copyOf(tasks)).stream()
                                .map(StoredJudgement::of)
                                .toList()))
                .toList();
    }

    /// Stores what would be different about a page, or ends the preview if the page is empty.
    Uni<Progress> preview(UUID id, UUID owner, List<Said> page, List<AnswerChange.Difference> differences) {
        return transactions.write(transaction -> queue.hold(transaction, id, owner)
                .flatMap(held -> {
                    if (held.isEmpty() || held.get().state() != JobState.PREVIEWING) {
                        return Uni.createFrom().item(Progress.LOST);
                    }
                    if (page.isEmpty()) {
                        return queue.previewed(transaction, id).replaceWith(Progress.ENDED);
                    }
                    List<AnswerChange> found = differences.stream()
                            .flatMap(difference -> difference.changes().stream())
                            .toList();
                    if (held.get().counts().changes() + found.size() > CHANGES_MOST) {
                        return queue.fail(
                                        transaction,
                                        id,
                                        owner,
                                        "more than " + CHANGES_MOST + " answers change; narrow the filter")
                                .replaceWith(Progress.ENDED);
                    }
                    int corrected = differences.stream()
                            .mapToInt(AnswerChange.Difference::corrected)
                            .sum();
                    UUID last = page.getLast().classification().feedbackId();
                    return changes.add(transaction, id, found)
                            .chain(() -> queue.advance(
                                    transaction, id, new StepResult(last, page.size(), corrected, found.size(), 0, 0)))
                            .replaceWith(Progress.MORE);
                }));
    }

    /// Applies what was previewed to the next feedback, save where it has changed since, and tells of it.
    Uni<Progress> apply(UUID id, UUID owner, int feedbackMost) {
        return transactions.write(transaction -> queue.hold(transaction, id, owner)
                .flatMap(held -> {
                    if (held.isEmpty() || held.get().state() != JobState.APPLYING) {
                        return Uni.createFrom().item(Progress.LOST);
                    }
                    return changes.next(transaction, id, held.get().position(), feedbackMost)
                            .flatMap(planned -> planned.isEmpty()
                                    ? queue.applied(transaction, id).replaceWith(Progress.ENDED)
                                    : apply(transaction, id, planned).replaceWith(Progress.MORE));
                }));
    }

    private Uni<Void> apply(SqlConnection transaction, UUID id, List<Planned> planned) {
        Map<UUID, List<Planned>> byFeedback = new LinkedHashMap<>();
        planned.forEach(one -> byFeedback
                .computeIfAbsent(one.feedbackId(), key -> new ArrayList<>())
                .add(one));
        List<UUID> feedback = List.copyOf(byFeedback.keySet());
        return classifications.holdAll(transaction, feedback).flatMap(found -> {
            List<Classification> changed = found.stream()
                    .filter(present -> isAsSeen(present, byFeedback.getOrDefault(present.feedbackId(), List.of())))
                    .map(present ->
                            present.reclassified(byFeedback.getOrDefault(present.feedbackId(), List.of()).stream()
                                    .map(Planned::after)
                                    .toList()))
                    .toList();
            List<UUID> applied =
                    changed.stream().map(Classification::feedbackId).toList();
            long answers = applied.stream()
                    .mapToLong(one -> byFeedback.getOrDefault(one, List.of()).size())
                    .sum();
            return classifications
                    .updateAll(transaction, changed)
                    .chain(() -> tell(transaction, changed))
                    .chain(() -> changes.done(transaction, id, feedback, applied))
                    .chain(() -> queue.advance(
                            transaction,
                            id,
                            new StepResult(feedback.getLast(), 0, 0, 0, answers, planned.size() - answers)));
        });
    }

    private static boolean isAsSeen(Classification present, List<Planned> planned) {
        return planned.stream().allMatch(one -> one.seenVersion() == present.version());
    }

    private Uni<Void> tell(SqlConnection transaction, List<Classification> changed) {
        List<UUID> ids = changed.stream().map(Classification::feedbackId).toList();
        return classifications
                .customers(transaction, ids)
                .flatMap(customers -> outbox.add(
                        transaction,
                        changed.stream()
                                .map(one -> FeedbackReclassified.ofModel(
                                        one, customers.get(one.feedbackId()), clock.instant()))
                                .toList()));
    }
}
