package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was paid for a purchase and what of it was returned so far.
///
/// @param customerId null where nobody is known
/// @param total what was paid
/// @param returnedTotal what all returns give back, in the currency of the total; never more than it
/// @param returns how many returns there are, 0 or more
/// @param firstReturnedAt when the earliest of them happened; null without any
/// @param version 1 when the purchase is recorded, one more with every return, correction, claim and cancellation
public record PurchaseBalance(
        PurchaseId id,
        String source,
        String orderId,
        @Nullable CustomerId customerId,
        Instant purchasedAt,
        @Nullable String channel,
        Money total,
        Money returnedTotal,
        int returns,
        @Nullable Instant firstReturnedAt,
        int version,
        boolean cancelled) {
    public PurchaseBalance {
        if (returns < 0 || version <= returns || returnedTotal.isMoreThan(total)) {
            throw new IllegalArgumentException("more was returned than was bought");
        }
    }

    /// The purchase's id in its public form.
    public String publicId() {
        return id.text();
    }

    /// After one more return.
    ///
    /// @param at when it happened
    /// @throws IllegalArgumentException if that is more than is left, or in another currency
    public PurchaseBalance returning(Money amount, Instant at) {
        Instant first = firstReturnedAt == null || at.isBefore(firstReturnedAt) ? at : firstReturnedAt;
        return new PurchaseBalance(
                id,
                source,
                orderId,
                customerId,
                purchasedAt,
                channel,
                total,
                returnedTotal.plus(amount),
                returns + 1,
                first,
                version + 1,
                cancelled);
    }
}
