package io.dangol.customer.purchase;

import io.dangol.customer.profile.CustomerId;
import io.dangol.kit.time.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A purchase that is recorded; it never changes.
record Purchase(
        UUID id,
        String source,
        String orderId,
        CustomerId customerId,
        Instant purchasedAt,
        @Nullable String channel,
        @Nullable String store,
        Money total,
        List<Line> lines,
        Instant recordedAt) {
    static final String ID_PATTERN = "^pur_[0-9a-hjkmnp-tv-z]{26}$";

    private static final String PREFIX = "pur";

    static Purchase record(UUID id, NewPurchase purchase, CustomerId customerId, Instant now) {
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
                now);
    }

    static Optional<UUID> parseId(String text) {
        return PublicId.parse(PREFIX, text);
    }

    String publicId() {
        return PublicId.format(PREFIX, id);
    }

    PurchaseRecorded recorded() {
        return PurchaseRecorded.of(this);
    }
}
