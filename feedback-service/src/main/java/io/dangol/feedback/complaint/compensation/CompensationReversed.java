package io.dangol.feedback.complaint.compensation;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;

/// The points of a compensation are taken back; there is at most one such event for each, after its approval.
///
/// @param compensationId `cmp_…`: whoever hears it twice knows it by this
/// @param aggregateVersion of the case
/// @param points those that were approved
record CompensationReversed(
        String compensationId, String caseId, String customerId, int aggregateVersion, int points, Instant reversedAt)
        implements DomainEvent {

    static CompensationReversed of(
            CompensationId compensationId,
            CaseId caseId,
            int caseVersion,
            CustomerId customerId,
            int points,
            Instant reversedAt) {
        return new CompensationReversed(
                compensationId.text(), caseId.text(), customerId.text(), caseVersion, points, reversedAt);
    }

    @Override
    public String type() {
        return "io.dangol.feedback.compensation.reversed.v1";
    }

    @Override
    public String subject() {
        return customerId;
    }

    @Override
    public Instant occurredAt() {
        return reversedAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), IdKind.COMPENSATION.parse(compensationId).orElseThrow(), 1);
    }
}
