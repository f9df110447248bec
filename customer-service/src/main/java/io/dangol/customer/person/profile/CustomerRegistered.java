package io.dangol.customer.person.profile;

import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer is known from now on.
///
/// @param identity under what id a source knows them; null where no source does
record CustomerRegistered(
        String customerId,
        int aggregateVersion,
        Instant registeredAt,
        @Nullable Identity identity) implements DomainEvent {

    static CustomerRegistered of(CustomerId id, @Nullable Identity identity, Instant now) {
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
}
