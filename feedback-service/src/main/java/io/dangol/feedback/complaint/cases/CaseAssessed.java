package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.complaint.clock.Priority;
import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody said how bad a case is.
record CaseAssessed(
        String caseId,
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        Priority priority,
        Severity severity,
        Impact impact,
        @Nullable Remedy remedySought,
        Instant assessedAt)
        implements DomainEvent {

    static CaseAssessed of(CaseFacts facts, Assessment assessment, Severity severity, Impact impact, Instant now) {
        return new CaseAssessed(
                facts.caseId(),
                facts.feedbackId(),
                facts.customerId(),
                facts.version(),
                assessment.priority(),
                severity,
                impact,
                assessment.remedySought(),
                now);
    }

    @Override
    public String type() {
        return "io.dangol.feedback.case.assessed.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? caseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return assessedAt;
    }
}
