package io.dangol.customer.history.purchase;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A purchase that keeps every rule and is not recorded yet.
///
/// @param buyer null where nobody is known
public record NewPurchase(
        String source, String orderId, @Nullable Buyer buyer, PurchaseContent content) {

    /// The same, of a source under its other name.
    public NewPurchase of(String itsSource) {
        return new NewPurchase(itsSource, orderId, buyer == null ? null : buyer.of(itsSource), content);
    }

    OrderKey key() {
        return new OrderKey(source, orderId);
    }

    /// 128 bits that are equal for purchases that say the same, whoever bought.
    public UUID fingerprint() {
        return content.fingerprint();
    }
}
