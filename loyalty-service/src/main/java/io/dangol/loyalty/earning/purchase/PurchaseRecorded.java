package io.dangol.loyalty.earning.purchase;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.earning.change.PurchaseClaimed;
import io.dangol.loyalty.earning.rule.Total;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.PublicIds;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What earning needs of `io.dangol.customer.purchase.recorded.v1`; more may come with it.
///
/// @param aggregateVersion 1; more where a sale without a customer was claimed
/// @param purchasedAt when it was bought, which may be long ago
/// @param channel where, or null
@JsonIgnoreProperties(ignoreUnknown = true)
record PurchaseRecorded(
        String purchaseId,
        String customerId,
        int aggregateVersion,
        Instant purchasedAt,
        @Nullable String channel,
        Total total) {
    static final String TYPE = "io.dangol.customer.purchase.recorded.v1";

    PurchaseRecorded {
        if (PublicId.parse(PublicIds.PURCHASE, purchaseId).isEmpty()) {
            throw new IllegalArgumentException("purchaseId is not well formed");
        }
        Objects.requireNonNull(purchasedAt);
        Objects.requireNonNull(total);
    }

    CustomerId customer() {
        return PublicId.parse(PublicIds.CUSTOMER, customerId)
                .map(CustomerId::new)
                .orElseThrow(IllegalArgumentException::new);
    }

    boolean isClaim() {
        return aggregateVersion > 1;
    }

    PurchaseClaimed claim() {
        return new PurchaseClaimed(purchase(), customer(), aggregateVersion, purchasedAt, total);
    }

    UUID purchase() {
        return PublicId.parse(PublicIds.PURCHASE, purchaseId).orElseThrow();
    }
}
