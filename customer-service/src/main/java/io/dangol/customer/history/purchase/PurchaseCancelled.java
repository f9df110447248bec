package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A purchase was cancelled; it never changes any more.
///
/// @param customerId null where nobody is known
/// @param aggregateVersion the purchase's version after it
record PurchaseCancelled(
        String purchaseId,
        @Nullable String customerId,
        int aggregateVersion,
        String source,
        String orderId,
        Instant cancelledAt,
        Instant purchasedAt,
        @Nullable String channel,
        @Nullable String store,
        Money total)
        implements DomainEvent {

    static PurchaseCancelled of(OrderKey order, PurchaseVersion version) {
        PurchaseContent content = version.content();
        CustomerId customer = version.customerId();
        return new PurchaseCancelled(
                version.purchaseId().text(),
                customer == null ? null : customer.text(),
                version.version(),
                order.source(),
                order.orderId(),
                version.at(),
                content.purchasedAt(),
                content.channel(),
                content.store(),
                content.total());
    }

    @Override
    public String type() {
        return "io.dangol.customer.purchase.cancelled.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? purchaseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return cancelledAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), PurchaseId.parse(purchaseId).orElseThrow().value(), aggregateVersion);
    }
}
