package io.dangol.feedback.complaint.cases;

import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A case was put away.
///
/// @param confirmed whether the customer had agreed
record CaseClosed(
        String caseId,
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        boolean confirmed,
        Instant openedAt,
        Instant closedAt)
        implements DomainEvent {

    static CaseClosed of(CaseFacts facts, boolean confirmed, Instant now) {
        return new CaseClosed(
                facts.caseId(),
                facts.feedbackId(),
                facts.customerId(),
                facts.version(),
                confirmed,
                facts.openedAt(),
                now);
    }

    @Override
    public String type() {
        return "io.dangol.feedback.case.closed.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? caseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return closedAt;
    }
}
