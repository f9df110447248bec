package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A purchase was put right: what holds from now on, and what held before.
///
/// @param customerId null where nobody is known
/// @param aggregateVersion the purchase's version after it
record PurchaseCorrected(
        String purchaseId,
        @Nullable String customerId,
        int aggregateVersion,
        String source,
        String orderId,
        Instant correctedAt,
        Instant purchasedAt,
        @Nullable String channel,
        @Nullable String store,
        Money total,
        Money returnedTotal,
        List<EventLine> lines,
        @Nullable Boolean linesDiffer,
        Previous previous)
        implements DomainEvent {

    /// What held before.
    record Previous(
            Instant purchasedAt,
            @Nullable String channel,
            @Nullable String store,
            Money total) {}

    static PurchaseCorrected of(OrderKey order, PurchaseVersion version, Previous previous) {
        PurchaseContent content = version.content();
        CustomerId customer = version.customerId();
        return new PurchaseCorrected(
                version.purchaseId().text(),
                customer == null ? null : customer.text(),
                version.version(),
                order.source(),
                order.orderId(),
                version.at(),
                content.purchasedAt(),
                content.channel(),
                content.store(),
                content.total(),
                version.returnedTotal(),
                EventLine.of(content),
                content.linesDiffer() ? true : null,
                previous);
    }

    @Override
    public String type() {
        return "io.dangol.customer.purchase.corrected.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? purchaseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return correctedAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), PurchaseId.parse(purchaseId).orElseThrow().value(), aggregateVersion);
    }
}
