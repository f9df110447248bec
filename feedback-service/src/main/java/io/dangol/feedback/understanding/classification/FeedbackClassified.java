package io.dangol.feedback.understanding.classification;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Feedback was understood; never its words. There is one such event for each piece of feedback, whatever is
/// understood of it later.
record FeedbackClassified(
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        String language,
        State state,
        List<Answer> answers,
        Instant classifiedAt)
        implements DomainEvent {

    /// @param customerId who said it, or null
    static FeedbackClassified of(Classification classification, @Nullable CustomerId customerId, Instant at) {
        return new FeedbackClassified(
                IdKind.FEEDBACK.format(classification.feedbackId()),
                customerId == null ? null : customerId.text(),
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

    @Override
    public UUID eventId() {
        return EventIds.of(type(), IdKind.FEEDBACK.parse(feedbackId).orElseThrow(), 1);
    }
}
