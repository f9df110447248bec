package io.dangol.customer.history.purchase;

import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer bought something.
///
/// @param linesDiffer true where the lines have unit prices whose sum is not the total; null otherwise
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
        List<RecordedLine> lines,
        @Nullable Boolean linesDiffer)
        implements DomainEvent {

    /// What was bought.
    record RecordedLine(
            @Nullable String sku,
            @Nullable String category,
            @Nullable Integer quantity,
            @Nullable Money unitPrice) {}

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
                        .map(line -> new RecordedLine(line.sku(), line.category(), line.quantity(), line.unitPrice()))
                        .toList(),
                purchase.linesDiffer() ? true : null);
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

    @Override
    public UUID eventId() {
        return EventIds.of(type(), PurchaseId.parse(purchaseId).orElseThrow().value(), aggregateVersion);
    }
}
