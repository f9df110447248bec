package io.dangol.feedback.voice.record;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.Rating;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A source edited feedback. Never its words.
///
/// @param aggregateVersion the version of the feedback
/// @param saidAt when the source says that it was said
record FeedbackRevised(
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        String source,
        String kind,
        String channel,
        @Nullable String language,
        @Nullable Score rating,
        Instant saidAt,
        Instant revisedAt)
        implements DomainEvent {

    /// The score of this version.
    record Score(String metric, int score, String wordingVersion) {
        static @Nullable Score of(@Nullable Rating rating) {
            return rating == null ? null : new Score(rating.metric().wire(), rating.score(), rating.wordingVersion());
        }
    }

    static FeedbackRevised of(Feedback feedback) {
        Submission said = feedback.submission();
        return new FeedbackRevised(
                feedback.publicId(),
                feedback.publicCustomerId(),
                feedback.version(),
                said.source(),
                said.kind().wire(),
                said.channel(),
                said.language(),
                Score.of(said.rating()),
                said.occurredAt(),
                feedback.changedAt());
    }

    @Override
    public String type() {
        return "io.dangol.feedback.feedback.revised.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? feedbackId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return revisedAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), IdKind.FEEDBACK.parse(feedbackId).orElseThrow(), aggregateVersion);
    }
}
