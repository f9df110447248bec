package io.dangol.customer.history.purchase;

import io.dangol.customer.person.Identity;
import io.dangol.kit.digest.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A purchase that keeps every rule and is not recorded yet.
///
/// @param purchasedAt to the microsecond
public record NewPurchase(
        String source,
        String orderId,
        Buyer buyer,
        Instant purchasedAt,
        @Nullable String channel,
        @Nullable String store,
        Money total,
        List<Line> lines) {

    /// Between two values; no value has a control character.
    private static final char SEPARATOR = '\n';

    private static final char ABSENT = '\0';

    public NewPurchase {
        lines = List.copyOf(lines);
    }

    /// The same, of a source under its other name.
    public NewPurchase of(String itsSource) {
        Buyer itsBuyer = switch (buyer) {
            case Buyer.Known known -> known;
            case Buyer.Named named ->
                new Buyer.Named(new Identity(itsSource, named.identity().externalId()));
        };
        return new NewPurchase(itsSource, orderId, itsBuyer, purchasedAt, channel, store, total, lines);
    }

    OrderKey key() {
        return new OrderKey(source, orderId);
    }

    /// 128 bits that are equal for purchases that say the same, whoever bought.
    public UUID fingerprint() {
        StringBuilder content = new StringBuilder(128);
        content.append(purchasedAt.getEpochSecond()).append('.').append(purchasedAt.getNano());
        append(content, channel, store, total.amount(), total.currency());
        for (Line line : lines) {
            Money price = line.unitPrice();
            append(content, line.sku(), line.category(), line.quantity(), price == null ? null : price.amount());
        }
        return Sha256.half(content.toString());
    }

    private static void append(StringBuilder content, @Nullable Object... values) {
        for (Object value : values) {
            content.append(SEPARATOR).append(value == null ? ABSENT : value);
        }
    }

    /// What names a purchase: the source and its own id of it.
    record OrderKey(String source, String orderId) implements Comparable<OrderKey> {
        /// In one order, so that two transactions never wait for each other in a circle.
        @Override
        public int compareTo(OrderKey other) {
            int bySource = source.compareTo(other.source);
            return bySource == 0 ? orderId.compareTo(other.orderId) : bySource;
        }
    }
}
