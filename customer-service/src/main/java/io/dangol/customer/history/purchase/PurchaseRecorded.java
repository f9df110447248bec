package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer bought something; without a customer, something was sold to nobody known, which is an event of another
/// type.
///
/// @param customerId null where nobody is known
/// @param aggregateVersion 1, or that of the claim by which the purchase got its customer
/// @param linesDiffer true where the lines have unit prices whose sum is not the total; null otherwise
record PurchaseRecorded(
        String purchaseId,
        @Nullable String customerId,
        int aggregateVersion,
        String source,
        String orderId,
        Instant purchasedAt,
        @Nullable String channel,
        @Nullable String store,
        Money total,
        List<EventLine> lines,
        @Nullable Boolean linesDiffer)
        implements DomainEvent {
    private static final String OF_A_CUSTOMER = "io.dangol.customer.purchase.recorded.v1";
    private static final String OF_NOBODY = "io.dangol.customer.sale.recorded.v1";

    static PurchaseRecorded of(Purchase purchase) {
        return of(
                purchase.id(),
                purchase.customerId(),
                purchase.version(),
                new OrderKey(purchase.source(), purchase.orderId()),
                purchase.content());
    }

    static PurchaseRecorded of(
            PurchaseId id, @Nullable CustomerId customer, int version, OrderKey order, PurchaseContent content) {
        return new PurchaseRecorded(
                id.text(),
                customer == null ? null : customer.text(),
                version,
                order.source(),
                order.orderId(),
                content.purchasedAt(),
                content.channel(),
                content.store(),
                content.total(),
                EventLine.of(content),
                content.linesDiffer() ? true : null);
    }

    @Override
    public String type() {
        return customerId == null ? OF_NOBODY : OF_A_CUSTOMER;
    }

    @Override
    public String subject() {
        return customerId == null ? purchaseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return purchasedAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), PurchaseId.parse(purchaseId).orElseThrow().value(), aggregateVersion);
    }
}
