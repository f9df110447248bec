package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person answered the customer.
///
/// @param channel where; null where nobody said
/// @param first whether it was the first answer
record CaseResponded(
        String caseId,
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        @Nullable String channel,
        boolean first,
        Instant openedAt,
        Instant respondedAt)
        implements DomainEvent {

    static CaseResponded of(Case subject, @Nullable String channel, boolean first, Instant now) {
        return new CaseResponded(
                subject.publicId(),
                IdKind.FEEDBACK.format(subject.feedbackId()),
                subject.publicCustomerId(),
                subject.version(),
                channel,
                first,
                subject.openedAt(),
                now);
    }

    @Override
    public String type() {
        return "io.dangol.feedback.case.responded.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? caseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return respondedAt;
    }
}
