package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.person.CustomerId;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something of a purchase was given back, or all of it; of a sale to nobody known it is an event of another type.
///
/// @param customerId null where nobody is known
/// @param aggregateVersion the version of the purchase after the return
/// @param total what this return gives back
/// @param returnedTotal what all returns of the purchase give back, this one and those before it
/// @param purchaseTotal what was paid
record PurchaseReturned(
        String returnId,
        String purchaseId,
        @Nullable String customerId,
        int aggregateVersion,
        Instant returnedAt,
        Money total,
        Money returnedTotal,
        Money purchaseTotal,
        String source,
        @Nullable String channel)
        implements DomainEvent {
    private static final String OF_A_CUSTOMER = "io.dangol.customer.purchase.returned.v1";
    private static final String OF_NOBODY = "io.dangol.customer.sale.returned.v1";

    /// @param version that of the purchase after the return
    /// @param returnedTotal what the returns up to this one give back
    /// @param purchase whose customer, total and channel hold when it is told
    static PurchaseReturned of(
            String returnId, int version, NewReturn told, Money returnedTotal, PurchaseBalance purchase) {
        CustomerId customer = purchase.customerId();
        return new PurchaseReturned(
                returnId,
                purchase.publicId(),
                customer == null ? null : customer.text(),
                version,
                told.returnedAt(),
                told.total(),
                returnedTotal,
                purchase.total(),
                purchase.source(),
                purchase.channel());
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
        return returnedAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), PurchaseId.parse(purchaseId).orElseThrow().value(), aggregateVersion);
    }
}
