package io.dangol.feedback.understanding.classification;

import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.FeedbackFollowUp;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.text.understanding.Understanding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Feedback with words is understood before the transaction that records it, which takes less than a millisecond, and
/// what was understood is part of that transaction.
@ApplicationScoped
@Priority(ClassificationHistory.BEHIND_FEEDBACK)
class ClassificationFollowUp implements FeedbackFollowUp<Understanding> {
    private final Understander understander;
    private final ClassificationRepository repository;

    ClassificationFollowUp(Understander understander, ClassificationRepository repository) {
        this.understander = understander;
        this.repository = repository;
    }

    @Override
    public Optional<Understanding> prepare(Submission said) {
        return Optional.ofNullable(said.text()).map(understander::understand);
    }

    @Override
    public Effect follow(List<Prepared<Understanding>> understood) {
        List<Classification> all = new ArrayList<>();
        List<DomainEvent> events = new ArrayList<>();
        for (Prepared<Understanding> each : understood) {
            Feedback feedback = each.feedback();
            Classification made = Classification.of(feedback.id(), each.preparation(), feedback.receivedAt());
            all.add(made);
            events.add(FeedbackClassified.of(made, feedback.customerId(), made.classifiedAt()));
        }
        return new Effect(transaction -> repository.insert(transaction, all), events);
    }

    /// Other words are understood anew. What a person answered was about the words before, so it goes.
    @Override
    public Uni<List<DomainEvent>> followRevision(SqlConnection transaction, Revision<Understanding> revision) {
        Feedback now = revision.now();
        if (Objects.equals(
                now.submission().text(), revision.before().submission().text())) {
            return Uni.createFrom().item(List.of());
        }
        Classification made = Classification.of(now.id(), revision.preparation(), now.changedAt());
        return repository.hold(transaction, now.id()).flatMap(found -> {
            if (found.isEmpty()) {
                return repository
                        .insert(transaction, List.of(made))
                        .replaceWith(List.of(FeedbackClassified.of(made, now.customerId(), made.classifiedAt())));
            }
            Classification next = made.after(found.get());
            return repository.replace(transaction, next).replaceWith(List.of(FeedbackReclassified.ofEdit(now, next)));
        });
    }
}
