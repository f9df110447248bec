package io.dangol.feedback.understanding.classification;

import io.dangol.feedback.voice.Feedback;
import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Feedback was understood; never its words.
record FeedbackClassified(
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        String language,
        State state,
        List<Answer> answers,
        Instant classifiedAt)
        implements DomainEvent {

    static FeedbackClassified of(Feedback feedback, Classification classification, Instant at) {
        return new FeedbackClassified(
                feedback.publicId(),
                feedback.publicCustomerId(),
                classification.version(),
                classification.language().tag(),
                State.of(classification.needsReview()),
                Answer.of(classification),
                at);
    }

    @Override
    public String type() {
        return "io.dangol.feedback.feedback.classified.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? feedbackId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return classifiedAt;
    }
}
