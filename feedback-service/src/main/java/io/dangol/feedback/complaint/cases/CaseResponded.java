package io.dangol.feedback.complaint.cases;

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

    static CaseResponded of(CaseFacts facts, @Nullable String channel, boolean first, Instant now) {
        return new CaseResponded(
                facts.caseId(),
                facts.feedbackId(),
                facts.customerId(),
                facts.version(),
                channel,
                first,
                facts.openedAt(),
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
