package io.dangol.feedback.complaint;

import io.dangol.feedback.id.IdKind;
import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/// A customer gets points for their trouble; there is one such event for each compensation.
///
/// @param compensationId `cmp_…`: whoever hears it twice knows it by this
/// @param points 1 to 1,000,000
/// @param approvedAt when it was decided, which may be a little before the customer became known
record CompensationApproved(
        String compensationId, String caseId, String customerId, int aggregateVersion, int points, Instant approvedAt)
        implements DomainEvent {

    static CompensationApproved of(Case subject, UUID customerId, Compensation compensation, Instant approvedAt) {
        return of(subject.id(), subject.version(), customerId, compensation, approvedAt);
    }

    static CompensationApproved of(
            UUID caseId, int caseVersion, UUID customerId, Compensation compensation, Instant approvedAt) {
        return new CompensationApproved(
                IdKind.COMPENSATION.format(compensation.id()),
                IdKind.CASE.format(caseId),
                IdKind.CUSTOMER.format(customerId),
                caseVersion,
                compensation.points(),
                approvedAt);
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
}
