package io.dangol.loyalty.earning.change;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.dangol.kit.inbox.UnacceptableEvent;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.earning.rule.Total;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.PublicIds;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What earning needs of `io.dangol.customer.purchase.corrected.v1`; more may come with it.
///
/// @param customerId null where nobody is known: nobody has points of it then
/// @param purchasedAt when it was bought, as is known now
/// @param channel where, or null
/// @param total what was paid, as is known now
/// @param returnedTotal what all returns up to this version give back, at most `total`
/// @param previous what held before
@JsonIgnoreProperties(ignoreUnknown = true)
public record PurchaseCorrected(
        String purchaseId,
        @Nullable String customerId,
        int aggregateVersion,
        Instant correctedAt,
        Instant purchasedAt,
        @Nullable String channel,
        Total total,
        Total returnedTotal,
        Previous previous)
        implements PurchaseChange {
    /// The type of the event.
    public static final String TYPE = "io.dangol.customer.purchase.corrected.v1";

    /// What held before a correction.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Previous(Total total) {
        /// Insists on the total.
        public Previous {
            Objects.requireNonNull(total);
        }
    }

    /// Insists on what earning relies on.
    public PurchaseCorrected {
        if (PublicId.parse(PublicIds.PURCHASE, purchaseId).isEmpty()) {
            throw new IllegalArgumentException("purchaseId is not well formed");
        }
        Objects.requireNonNull(correctedAt);
        Objects.requireNonNull(purchasedAt);
        requireCurrency("returnedTotal", returnedTotal, total);
        requireCurrency("previous.total", previous.total(), total);
        if (returnedTotal.value().compareTo(total.value()) > 0) {
            throw UnacceptableEvent.field("returnedTotal.amount", "at most that of `total`", "is more");
        }
    }

    private static void requireCurrency(String field, Total money, Total total) {
        if (!money.currency().equals(total.currency())) {
            throw UnacceptableEvent.field(field + ".currency", "the currency of `total`", "is another");
        }
    }

    /// Whether it says whose purchase it is.
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

    /// Whether it changes what was paid.
    boolean reprices() {
        return total.value().compareTo(previous.total().value()) != 0;
    }
}
