package io.dangol.feedback.classification;

import io.dangol.feedback.feedback.Feedback;
import io.dangol.feedback.feedback.FeedbackFollowUp;
import io.dangol.feedback.feedback.Submission;
import io.dangol.feedback.understanding.Understanding;
import io.dangol.kit.outbox.DomainEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Feedback with words is understood before the transaction that records it, which takes less than a millisecond, and
/// what was understood is part of that transaction.
@ApplicationScoped
class ClassificationFollowUp implements FeedbackFollowUp<Understanding> {
    private final Understander understander;
    private final ClassificationRepository repository;

    ClassificationFollowUp(Understander understander, ClassificationRepository repository) {
        this.understander = understander;
        this.repository = repository;
    }

    @Override
    public Optional<Understanding> consider(Submission said) {
        return Optional.ofNullable(said.text()).map(understander::understand);
    }

    @Override
    public Effect follow(List<Considered<Understanding>> understood) {
        List<Classification> all = new ArrayList<>();
        List<DomainEvent> events = new ArrayList<>();
        for (Considered<Understanding> each : understood) {
            Feedback feedback = each.feedback();
            Classification made = Classification.of(feedback.id(), each.thought(), feedback.receivedAt());
            all.add(made);
            events.add(FeedbackClassified.of(feedback, made, made.classifiedAt()));
        }
        return new Effect(transaction -> repository.insert(transaction, all), events);
    }
}
