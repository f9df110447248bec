package io.dangol.feedback.complaint.cases;

import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// It was not right after all.
record CaseReopened(
        String caseId,
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        Instant openedAt,
        Instant reopenedAt)
        implements DomainEvent {

    static CaseReopened of(CaseFacts facts, Instant now) {
        return new CaseReopened(
                facts.caseId(), facts.feedbackId(), facts.customerId(), facts.version(), facts.openedAt(), now);
    }

    @Override
    public String type() {
        return "io.dangol.feedback.case.reopened.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? caseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return reopenedAt;
    }
}
