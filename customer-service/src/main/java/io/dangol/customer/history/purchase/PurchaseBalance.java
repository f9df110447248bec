package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import io.dangol.kit.time.PublicId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was paid for a purchase and what of it was returned so far.
///
/// @param total what was paid
/// @param returnedTotal what all returns give back, in the currency of the total; never more than it
/// @param returns how many returns there are, 0 or more
public record PurchaseBalance(
        UUID id,
        String source,
        CustomerId customerId,
        Instant purchasedAt,
        @Nullable String channel,
        Money total,
        Money returnedTotal,
        int returns) {
    /// The public form of a purchase's id as a regular expression.
    public static final String ID_PATTERN = "^pur_[0-9a-hjkmnp-tv-z]{26}$";

    private static final String PREFIX = "pur";

    public PurchaseBalance {
        if (returns < 0 || returnedTotal.isMoreThan(total)) {
            throw new IllegalArgumentException("more was returned than was bought");
        }
    }

    /// The id behind its public form; empty when `text` is none of a purchase.
    public static Optional<UUID> parseId(String text) {
        return PublicId.parse(PREFIX, text);
    }

    /// The public form of a purchase's id, `pur_…`.
    public static String formatId(UUID id) {
        return PublicId.format(PREFIX, id);
    }

    /// The purchase's id in its public form.
    public String publicId() {
        return formatId(id);
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
