package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was paid for a purchase and what of it was returned so far.
///
/// @param total what was paid
/// @param returnedTotal what all returns give back, in the currency of the total; never more than it
/// @param returns how many returns there are, 0 or more
public record PurchaseBalance(
        PurchaseId id,
        String source,
        CustomerId customerId,
        Instant purchasedAt,
        @Nullable String channel,
        Money total,
        Money returnedTotal,
        int returns) {
    public PurchaseBalance {
        if (returns < 0 || returnedTotal.isMoreThan(total)) {
            throw new IllegalArgumentException("more was returned than was bought");
        }
    }

    /// The purchase's id in its public form.
    public String publicId() {
        return id.text();
    }

    /// The purchase's version: 1 when it is recorded, and one more with every return.
    public int version() {
        return returns + 1;
    }

    /// After one more return.
    ///
    /// @throws IllegalArgumentException if that is more than is left, or in another currency
    public PurchaseBalance returning(Money amount) {
        return new PurchaseBalance(
                id, source, customerId, purchasedAt, channel, total, returnedTotal.plus(amount), returns + 1);
    }
}
