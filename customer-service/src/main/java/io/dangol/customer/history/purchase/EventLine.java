package io.dangol.customer.history.purchase;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was bought, as events tell it: without descriptions.
record EventLine(
        @Nullable String sku,
        @Nullable String category,
        @Nullable Integer quantity,
        @Nullable UnitPrice unitPrice) {
    static List<EventLine> of(PurchaseContent content) {
        return content.lines().stream()
                .map(line -> new EventLine(line.sku(), line.category(), line.quantity(), line.unitPrice()))
                .toList();
    }
}
