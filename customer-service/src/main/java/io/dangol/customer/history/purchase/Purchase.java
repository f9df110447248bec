package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A purchase that is recorded. What its source told of it never changes; what was returned of it can grow.
///
/// @param returnedTotal what all its returns give back, 0 without any
/// @param returns how many returns it has
record Purchase(
        PurchaseId id,
        String source,
        String orderId,
        CustomerId customerId,
        Instant purchasedAt,
        @Nullable String channel,
        @Nullable String store,
        Money total,
        List<Line> lines,
        Instant recordedAt,
        Money returnedTotal,
        int returns) {
    static Purchase record(PurchaseId id, NewPurchase purchase, CustomerId customerId, Instant now) {
        return new Purchase(
                id,
                purchase.source(),
                purchase.orderId(),
                customerId,
                purchase.purchasedAt(),
                purchase.channel(),
                purchase.store(),
                purchase.total(),
                purchase.lines(),
                now,
                Money.of(BigDecimal.ZERO, purchase.total().currency()),
                0);
    }

    String publicId() {
        return id.text();
    }

    /// 1 when it is recorded, and one more with every return.
    int version() {
        return balance().version();
    }

    PurchaseBalance balance() {
        return new PurchaseBalance(id, source, customerId, purchasedAt, channel, total, returnedTotal, returns);
    }

    /// Whether what the lines say is not the total. They say nothing unless each has a unit price; a line without a
    /// quantity is one thing. The total counts.
    boolean linesDiffer() {
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.unitPrice() == null)) {
            return false;
        }
        BigDecimal sum = lines.stream().map(Line::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(new BigDecimal(total.amount())) != 0;
    }
}
