package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.person.CustomerId;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something was given back without its purchase.
///
/// @param customerId null where nobody is known
/// @param aggregateVersion always 1: a credit note never changes
record CreditRecorded(
        String returnId,
        @Nullable String customerId,
        int aggregateVersion,
        Instant returnedAt,
        Money total,
        String source)
        implements DomainEvent {

    static CreditRecorded of(
            ReturnId id, @Nullable CustomerId customer, Instant returnedAt, Money total, String source) {
        return new CreditRecorded(id.text(), customer == null ? null : customer.text(), 1, returnedAt, total, source);
    }

    @Override
    public String type() {
        return "io.dangol.customer.credit.recorded.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? returnId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return returnedAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), ReturnId.parse(returnId).orElseThrow().value(), aggregateVersion);
    }
}
