package io.dangol.feedback.complaint.compensation;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;

/// A customer gets points for their trouble; there is one such event for each compensation.
///
/// @param compensationId `cmp_…`: whoever hears it twice knows it by this
/// @param aggregateVersion of the case
/// @param points 1 to 1,000,000
/// @param approvedAt when it was decided, which may be a little before the customer became known
public record CompensationApproved(
        String compensationId, String caseId, String customerId, int aggregateVersion, int points, Instant approvedAt)
        implements DomainEvent {

    public static CompensationApproved of(
            CompensationId compensationId,
            CaseId caseId,
            int caseVersion,
            CustomerId customerId,
            int points,
            Instant approvedAt) {
        return new CompensationApproved(
                compensationId.text(), caseId.text(), customerId.text(), caseVersion, points, approvedAt);
    }

    @Override
    public String type() {
        return "io.dangol.feedback.compensation.approved.v1";
    }

    @Override
    public String subject() {
        return customerId;
    }

    @Override
    public Instant occurredAt() {
        return approvedAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), IdKind.COMPENSATION.parse(compensationId).orElseThrow(), 1);
    }
}
