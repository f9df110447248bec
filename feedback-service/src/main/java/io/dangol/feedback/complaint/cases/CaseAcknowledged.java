package io.dangol.feedback.complaint.cases;

import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The customer knows that we are at it.
record CaseAcknowledged(
        String caseId,
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        Instant openedAt,
        Instant acknowledgedAt)
        implements DomainEvent {

    static CaseAcknowledged of(CaseFacts facts, Instant now) {
        return new CaseAcknowledged(
                facts.caseId(), facts.feedbackId(), facts.customerId(), facts.version(), facts.openedAt(), now);
    }

    @Override
    public String type() {
        return "io.dangol.feedback.case.acknowledged.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? caseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return acknowledgedAt;
    }
}
