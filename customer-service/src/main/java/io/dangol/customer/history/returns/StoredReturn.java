package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.person.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A return that is recorded, whatever became of it.
///
/// @param orderId null for a credit note
/// @param purchaseId of which purchase; null unless it is applied
/// @param customerId who gave back; of an applied one the customer of its purchase
/// @param problem why its purchase did not allow it; null unless it is refused
/// @param recordedAt when the suite learned of it
record StoredReturn(
        ReturnId id,
        ReturnState state,
        String source,
        @Nullable String orderId,
        @Nullable PurchaseId purchaseId,
        @Nullable CustomerId customerId,
        NewReturn content,
        @Nullable String problem,
        Instant recordedAt) {
    static StoredReturn applied(PurchaseReturn applied, PurchaseBalance purchase) {
        return new StoredReturn(
                applied.id(),
                ReturnState.APPLIED,
                purchase.source(),
                purchase.orderId(),
                purchase.id(),
                purchase.customerId(),
                applied.told(),
                null,
                applied.recordedAt());
    }

    ToldReturn.Key key() {
        return new ToldReturn.Key(source, orderId, content.returnId());
    }

    /// 1 while it waits, 2 when it is settled.
    int version() {
        return state == ReturnState.WAITING ? 1 : 2;
    }
}
