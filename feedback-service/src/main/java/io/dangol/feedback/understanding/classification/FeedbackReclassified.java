package io.dangol.feedback.understanding.classification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.voice.Feedback;
import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Feedback says something else than was understood: a person knew better, or another classifier does.
public record FeedbackReclassified(
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        String language,
        State state,
        List<Answer> answers,
        Cause cause,
        Instant reclassifiedAt)
        implements DomainEvent {

    /// Why it says something else.
    public enum Cause {
        @JsonProperty("correction")
        CORRECTION,
        @JsonProperty("reclassification")
        RECLASSIFICATION,
        /// The source edited the words.
        @JsonProperty("revision")
        REVISION
    }

    /// Another classifier says so, and a person wanted it to.
    public static FeedbackReclassified ofModel(
            Classification classification, @Nullable CustomerId customerId, Instant at) {
        return new FeedbackReclassified(
                IdKind.FEEDBACK.format(classification.feedbackId()),
                customerId == null ? null : customerId.text(),
                classification.version(),
                classification.language().tag(),
                State.of(classification.needsReview()),
                Answer.of(classification),
                Cause.RECLASSIFICATION,
                at);
    }

    /// A person says so.
    static FeedbackReclassified of(Feedback feedback, Classification classification, Instant at) {
        return of(feedback, classification, Cause.CORRECTION, at);
    }

    /// The source edited the words.
    static FeedbackReclassified ofEdit(Feedback feedback, Classification classification) {
        return of(feedback, classification, Cause.REVISION, classification.classifiedAt());
    }

    private static FeedbackReclassified of(Feedback feedback, Classification classification, Cause cause, Instant at) {
        return new FeedbackReclassified(
                feedback.publicId(),
                feedback.publicCustomerId(),
                classification.version(),
                classification.language().tag(),
                State.of(classification.needsReview()),
                Answer.of(classification),
                cause,
                at);
    }

    @Override
    public String type() {
        return "io.dangol.feedback.feedback.reclassified.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? feedbackId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return reclassifiedAt;
    }
}
