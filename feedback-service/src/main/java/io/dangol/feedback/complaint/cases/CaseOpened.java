package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer has a complaint.
record CaseOpened(
        String caseId,
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        String channel,
        Instant openedAt)
        implements DomainEvent {

    static CaseOpened of(CaseFacts facts, String channel) {
        return new CaseOpened(
                facts.caseId(), facts.feedbackId(), facts.customerId(), facts.version(), channel, facts.openedAt());
    }

    @Override
    public String type() {
        return "io.dangol.feedback.case.opened.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? caseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return openedAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), IdKind.CASE.parse(caseId).orElseThrow(), aggregateVersion);
    }
}
