package io.dangol.feedback.voice.record;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody said something. Never what: words stay in this service.
///
/// @param identity whom the source means, by a keyed hash, where the customer is not known here yet
record FeedbackReceived(
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        String source,
        String kind,
        String channel,
        @Nullable String language,
        @Nullable HashedIdentity identity,
        Instant occurredAt)
        implements DomainEvent {

    static FeedbackReceived of(Feedback feedback, IdentityHasher hasher) {
        Submission submission = feedback.submission();
        String externalId = submission.externalId();
        return new FeedbackReceived(
                feedback.publicId(),
                feedback.publicCustomerId(),
                feedback.version(),
                submission.source(),
                submission.kind().wire(),
                submission.channel(),
                submission.language(),
                externalId == null || feedback.customerId() != null
                        ? null
                        : hasher.hash(submission.source(), externalId),
                submission.occurredAt());
    }

    @Override
    public String type() {
        return "io.dangol.feedback.feedback.received.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? feedbackId : customerId;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), IdKind.FEEDBACK.parse(feedbackId).orElseThrow(), aggregateVersion);
    }
}
