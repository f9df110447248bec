package io.dangol.loyalty.earning.change;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.dangol.kit.inbox.UnacceptableEvent;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.earning.rule.Total;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.PublicIds;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// What earning needs of `io.dangol.customer.purchase.returned.v1`; more may come with it.
///
/// @param aggregateVersion the purchase's version with this return: the newest tells of all before it
/// @param returnedTotal what all returns up to this one give back, at most `purchaseTotal`
@JsonIgnoreProperties(ignoreUnknown = true)
public record PurchaseReturned(
        String returnId,
        String purchaseId,
        String customerId,
        int aggregateVersion,
        Instant returnedAt,
        Total returnedTotal,
        Total purchaseTotal)
        implements PurchaseChange {
    /// The type of the event.
    public static final String TYPE = "io.dangol.customer.purchase.returned.v1";

    /// Insists on what taking back relies on.
    public PurchaseReturned {
        if (PublicId.parse(PublicIds.RETURN, returnId).isEmpty()
                || PublicId.parse(PublicIds.PURCHASE, purchaseId).isEmpty()) {
            throw new IllegalArgumentException("returnId or purchaseId is not well formed");
        }
        Objects.requireNonNull(returnedAt);
        if (!returnedTotal.currency().equals(purchaseTotal.currency())) {
            throw UnacceptableEvent.field("returnedTotal.currency", "the currency of `purchaseTotal`", "is another");
        }
        if (returnedTotal.value().compareTo(purchaseTotal.value()) > 0) {
            throw UnacceptableEvent.field("returnedTotal.amount", "at most that of `purchaseTotal`", "is more");
        }
    }

    @Override
    public CustomerId customer() {
        return PublicId.parse(PublicIds.CUSTOMER, customerId)
                .map(CustomerId::new)
                .orElseThrow(IllegalArgumentException::new);
    }

    @Override
    public UUID purchase() {
        return PublicId.parse(PublicIds.PURCHASE, purchaseId).orElseThrow();
    }

    UUID id() {
        return PublicId.parse(PublicIds.RETURN, returnId).orElseThrow();
    }
}
