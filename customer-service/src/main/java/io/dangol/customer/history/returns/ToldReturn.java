package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Buyer;
import io.dangol.customer.history.purchase.OrderKey;
import io.dangol.kit.digest.Sha256;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A return that a source tells by itself, without naming a recorded purchase; it keeps every rule that can be checked
/// so.
///
/// @param orderId the order that it gives back of; null where none is known
/// @param customer who gave back; null where nobody is named
public record ToldReturn(
        String source, @Nullable String orderId, @Nullable Buyer customer, NewReturn content) {

    /// The same, of a source under its other name.
    public ToldReturn of(String itsSource) {
        return new ToldReturn(itsSource, orderId, customer == null ? null : customer.of(itsSource), content);
    }

    /// 128 bits that are equal for returns that say the same of the same customer.
    public UUID fingerprint() {
        return Sha256.half(customer + "\n" + content);
    }

    Key key() {
        return new Key(source, orderId, content.returnId());
    }

    /// The order that it gives back of.
    Optional<OrderKey> order() {
        return orderId == null ? Optional.empty() : Optional.of(new OrderKey(source, orderId));
    }

    /// What names a return.
    ///
    /// @param orderId null for a credit note
    record Key(String source, @Nullable String orderId, String returnId) {}
}
