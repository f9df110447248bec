package io.dangol.customer.history.purchase;

import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer bought something.
record PurchaseRecorded(
        String purchaseId,
        String customerId,
        int aggregateVersion,
        String source,
        String orderId,
        Instant purchasedAt,
        @Nullable String channel,
        @Nullable String store,
        Money total,
        List<RecordedLine> lines)
        implements DomainEvent {

    /// What was bought.
    record RecordedLine(
            @Nullable String sku,
            @Nullable String category,
            @Nullable Integer quantity) {}

    static PurchaseRecorded of(Purchase purchase) {
        return new PurchaseRecorded(
                purchase.publicId(),
                purchase.customerId().text(),
                1,
                purchase.source(),
                purchase.orderId(),
                purchase.purchasedAt(),
                purchase.channel(),
                purchase.store(),
                purchase.total(),
                purchase.lines().stream()
                        .map(line -> new RecordedLine(line.sku(), line.category(), line.quantity()))
                        .toList());
    }

    @Override
    public String type() {
        return "io.dangol.customer.purchase.recorded.v1";
    }

    @Override
    public String subject() {
        return customerId;
    }

    @Override
    public Instant occurredAt() {
        return purchasedAt;
    }
}
