package io.dangol.feedback.complaint.compensation;

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

    static CompensationReversed of(Compensation reversed, int caseVersion, UUID customerId, Instant reversedAt) {
        return new CompensationReversed(
                IdKind.COMPENSATION.format(reversed.id()),
                IdKind.CASE.format(reversed.caseId()),
                IdKind.CUSTOMER.format(customerId),
                caseVersion,
                reversed.points(),
                reversedAt);
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
