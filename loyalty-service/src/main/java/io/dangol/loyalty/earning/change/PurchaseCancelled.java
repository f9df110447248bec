package io.dangol.loyalty.earning.change;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.earning.rule.Total;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.PublicIds;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What earning needs of `io.dangol.customer.purchase.cancelled.v1`; more may come with it. Nothing changes the
/// purchase any more.
///
/// @param customerId null where nobody is known: nobody has points of it then
/// @param total what had been paid
@JsonIgnoreProperties(ignoreUnknown = true)
public record PurchaseCancelled(
        String purchaseId, @Nullable String customerId, int aggregateVersion, Instant cancelledAt, Total total)
        implements PurchaseChange {
    /// The type of the event.
    public static final String TYPE = "io.dangol.customer.purchase.cancelled.v1";

    /// Insists on what earning relies on.
    public PurchaseCancelled {
        if (PublicId.parse(PublicIds.PURCHASE, purchaseId).isEmpty()) {
            throw new IllegalArgumentException("purchaseId is not well formed");
        }
        Objects.requireNonNull(cancelledAt);
        Objects.requireNonNull(total);
    }

    /// Whether it says whose purchase it was.
    public boolean isSomebodys() {
        return customerId != null;
    }

    @Override
    public CustomerId customer() {
        return Optional.ofNullable(customerId)
                .flatMap(id -> PublicId.parse(PublicIds.CUSTOMER, id))
                .map(CustomerId::new)
                .orElseThrow(IllegalArgumentException::new);
    }

    @Override
    public UUID purchase() {
        return PublicId.parse(PublicIds.PURCHASE, purchaseId).orElseThrow();
    }
}
