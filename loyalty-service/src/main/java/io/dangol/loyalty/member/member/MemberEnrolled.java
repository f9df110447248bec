package io.dangol.loyalty.member.member;

import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.PublicIds;
import java.time.Instant;
import java.util.UUID;

/// `io.dangol.loyalty.member.enrolled.v1`: a customer has an account for points.
///
/// @param aggregateVersion the account's version, which begins at 0
/// @param enrolledAt when the programme first heard of the customer
record MemberEnrolled(String customerId, String accountId, long aggregateVersion, Instant enrolledAt)
        implements DomainEvent {
    static final String TYPE = "io.dangol.loyalty.member.enrolled.v1";

    static MemberEnrolled of(Enrolment enrolment) {
        return new MemberEnrolled(
                enrolment.customerId().text(), enrolment.accountId().text(), 0, enrolment.enrolledAt());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return customerId;
    }

    @Override
    public Instant occurredAt() {
        return enrolledAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), PublicId.parse(PublicIds.ACCOUNT, accountId).orElseThrow(), aggregateVersion);
    }
}
