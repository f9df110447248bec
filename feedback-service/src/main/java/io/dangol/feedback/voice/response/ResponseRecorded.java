package io.dangol.feedback.voice.response;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.Metric;
import io.dangol.feedback.voice.Rating;
import io.dangol.feedback.voice.Scale;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer answered on a scale.
record ResponseRecorded(
        String responseId,
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        String metric,
        int score,
        Scale scale,
        String direction,
        String wordingVersion,
        String channel,
        Instant answeredAt)
        implements DomainEvent {

    static ResponseRecorded of(Feedback feedback, Rating rating) {
        return new ResponseRecorded(
                IdKind.RESPONSE.format(feedback.id()),
                feedback.publicId(),
                feedback.publicCustomerId(),
                feedback.version(),
                rating.metric().wire(),
                rating.score(),
                rating.metric().scale(),
                Metric.DIRECTION,
                rating.wordingVersion(),
                feedback.submission().channel(),
                feedback.submission().occurredAt());
    }

    @Override
    public String type() {
        return "io.dangol.feedback.response.recorded.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? responseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return answeredAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), IdKind.RESPONSE.parse(responseId).orElseThrow(), aggregateVersion);
    }
}
