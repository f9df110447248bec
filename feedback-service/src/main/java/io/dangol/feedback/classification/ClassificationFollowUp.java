package io.dangol.feedback.classification;

import io.dangol.feedback.feedback.Feedback;
import io.dangol.feedback.feedback.FeedbackFollowUp;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Feedback with words is understood in the transaction that records it: it takes less than a millisecond.
@ApplicationScoped
class ClassificationFollowUp implements FeedbackFollowUp {
    private final Understander understander;
    private final ClassificationRepository repository;

    ClassificationFollowUp(Understander understander, ClassificationRepository repository) {
        this.understander = understander;
        this.repository = repository;
    }

    @Override
    public Optional<Effect> of(Feedback feedback) {
        String text = feedback.submission().text();
        if (text == null) {
            return Optional.empty();
        }
        Classification made = Classification.of(feedback.id(), understander.understand(text), feedback.receivedAt());
        return Optional.of(new Effect(
                transaction -> repository.insert(transaction, made),
                List.of(FeedbackClassified.of(feedback, made, made.classifiedAt()))));
    }
}
