package io.dangol.customer.person.profile;

import io.dangol.customer.person.CustomerId;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer is known from now on.
///
/// @param identity a keyed hash of the id under which a source knows them; null where no source does
record CustomerRegistered(
        String customerId,
        int aggregateVersion,
        Instant registeredAt,
        @Nullable HashedIdentity identity) implements DomainEvent {

    static CustomerRegistered of(CustomerId id, @Nullable HashedIdentity identity, Instant now) {
        return new CustomerRegistered(id.text(), 1, now, identity);
    }

    @Override
    public String type() {
        return "io.dangol.customer.customer.registered.v1";
    }

    @Override
    public String subject() {
        return customerId;
    }

    @Override
    public Instant occurredAt() {
        return registeredAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), CustomerId.parse(customerId).orElseThrow().value(), aggregateVersion);
    }
}
