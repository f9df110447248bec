package io.dangol.feedback.complaint.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A case was put right.
///
/// @param number of the resolution, which the event's id follows from
record CaseResolved(
        @JsonIgnore int number,
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
        Compensation compensation = resolution.compensation();
        return of(
                facts,
                resolution.number(),
                resolution.remedy().wire(),
                compensation == null ? null : compensation.points(),
                resolution.resolvedAt());
    }

    static CaseResolved of(
            CaseFacts facts, int number, String remedy, @Nullable Integer compensationPoints, Instant resolvedAt) {
        return new CaseResolved(
                number,
                facts.caseId(),
                facts.feedbackId(),
                facts.customerId(),
                facts.version(),
                remedy,
                compensationPoints,
                facts.openedAt(),
                resolvedAt);
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

    @Override
    public UUID eventId() {
        return EventIds.of(type(), IdKind.CASE.parse(caseId).orElseThrow(), number);
    }
}
