package io.dangol.customer.history.purchase;

import io.dangol.customer.history.SoldLine;
import io.dangol.kit.digest.Sha256;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a source tells of a purchase, and what a correction replaces as a whole.
///
/// @param purchasedAt to the microsecond
public record PurchaseContent(
        Instant purchasedAt,
        @Nullable String channel,
        @Nullable String store,
        Money total,
        List<Line> lines) {

    /// Between two values; no value but a description has a control character.
    private static final char SEPARATOR = '\n';

    private static final char ABSENT = '\0';
    /// In front of a description, with its length: it may have any character.
    private static final char DESCRIPTION = '\1';

    public PurchaseContent {
        lines = List.copyOf(lines);
    }

    /// 128 bits that are equal for contents that say the same.
    ///
    /// Purchases are stored with it, so contents without a description have the same as before there were any.
    UUID fingerprint() {
        StringBuilder content = new StringBuilder(128);
        content.append(purchasedAt.getEpochSecond()).append('.').append(purchasedAt.getNano());
        append(content, channel, store, total.amount(), total.currency());
        for (Line line : lines) {
            UnitPrice price = line.unitPrice();
            append(content, line.sku(), line.category(), line.quantity(), price == null ? null : price.amount());
            String description = line.description();
            if (description != null) {
                append(content, DESCRIPTION + "" + description.length() + ":" + description);
            }
        }
        return Sha256.half(content.toString());
    }

    /// What the lines say of products.
    List<SoldLine> soldLines() {
        List<SoldLine> sold = new ArrayList<>();
        for (Line line : lines) {
            String sku = line.sku();
            if (sku != null) {
                sold.add(new SoldLine(sku, line.category(), line.description(), purchasedAt));
            }
        }
        return sold;
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

    private static void append(StringBuilder content, @Nullable Object... values) {
        for (Object value : values) {
            content.append(SEPARATOR).append(value == null ? ABSENT : value);
        }
    }
}
