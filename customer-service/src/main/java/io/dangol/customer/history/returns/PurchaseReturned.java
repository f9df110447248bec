package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer gave back something of a purchase, or all of it.
///
/// @param aggregateVersion the version of the purchase, 2 with its first return
/// @param total what this return gives back
/// @param returnedTotal what all returns of the purchase give back, this one included
/// @param purchaseTotal what was paid
record PurchaseReturned(
        String returnId,
        String purchaseId,
        String customerId,
        int aggregateVersion,
        Instant returnedAt,
        Money total,
        Money returnedTotal,
        Money purchaseTotal,
        String source,
        @Nullable String channel)
        implements DomainEvent {

    static PurchaseReturned of(String returnId, NewReturn told, PurchaseBalance after) {
        return new PurchaseReturned(
                returnId,
                after.publicId(),
                after.customerId().text(),
                after.version(),
                told.returnedAt(),
                told.total(),
                after.returnedTotal(),
                after.total(),
                after.source(),
                after.channel());
    }

    @Override
    public String type() {
        return "io.dangol.customer.purchase.returned.v1";
    }

    @Override
    public String subject() {
        return customerId;
    }

    @Override
    public Instant occurredAt() {
        return returnedAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), PurchaseId.parse(purchaseId).orElseThrow().value(), aggregateVersion);
    }
}
