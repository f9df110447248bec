package io.dangol.feedback.complaint.cases;

import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A case was put right.
record CaseResolved(
        String caseId,
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        String remedy,
        @Nullable Integer compensationPoints,
        Instant openedAt,
        Instant resolvedAt)
        implements DomainEvent {

    static CaseResolved of(CaseFacts facts, Resolution resolution) {
        return new CaseResolved(
                facts.caseId(),
                facts.feedbackId(),
                facts.customerId(),
                facts.version(),
                resolution.remedy().wire(),
                resolution.compensation() == null
                        ? null
                        : resolution.compensation().points(),
                facts.openedAt(),
                resolution.resolvedAt());
    }

    @Override
    public String type() {
        return "io.dangol.feedback.case.resolved.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? caseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return resolvedAt;
    }
}
