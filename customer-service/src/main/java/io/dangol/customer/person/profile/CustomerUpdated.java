package io.dangol.customer.person.profile;

import io.dangol.customer.person.CustomerId;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A customer's profile changed; the values stay here.
///
/// @param changedFields the names of the fields that changed
record CustomerUpdated(String customerId, int aggregateVersion, List<String> changedFields, Instant updatedAt)
        implements DomainEvent {
    @Override
    public String type() {
        return "io.dangol.customer.customer.updated.v1";
    }

    @Override
    public String subject() {
        return customerId;
    }

    @Override
    public Instant occurredAt() {
        return updatedAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), CustomerId.parse(customerId).orElseThrow().value(), aggregateVersion);
    }
}
