package io.dangol.customer.history.purchase;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds what is told of a purchase, at first or by a correction, to every rule.
final class ContentReader {
    private static final int QUANTITY_MOST = 1_000_000;
    private static final String SAYS = "must say what was bought";

    private final FieldReader fields;

    ContentReader(FieldReader fields) {
        this.fields = fields;
    }

    /// @return null where something is wrong, of which the fields know
    @Nullable PurchaseContent read(
            @Nullable String purchasedAt,
            @Nullable String channel,
            @Nullable String store,
            @Nullable Money total,
            @Nullable List<@Nullable Line> lines) {
        Instant time = fields.time("purchasedAt", purchasedAt);
        String itsChannel = fields.label("channel", channel);
        String itsStore = fields.label("store", store);
        Money paid = fields.money("total", total);
        List<Line> bought = LineReader.lines(fields, lines, SAYS, (field, line) -> line(field, line, paid));
        return time == null || paid == null ? null : new PurchaseContent(time, itsChannel, itsStore, paid, bought);
    }

    private Line line(String field, Line line, @Nullable Money total) {
        if (line.empty()) {
            fields.refuse(field, SAYS);
            return line;
        }
        Integer quantity = line.quantity();
        if (quantity != null && (quantity == 0 || Math.abs((long) quantity) > QUANTITY_MOST)) {
            fields.refuse(field + ".quantity", "must be -" + QUANTITY_MOST + " to " + QUANTITY_MOST + ", without 0");
        }
        return new Line(
                fields.itemLabel(field + ".sku", line.sku()),
                fields.itemLabel(field + ".category", line.category()),
                fields.description(field + ".description", line.description()),
                quantity,
                fields.unitPrice(field + ".unitPrice", line.unitPrice(), total));
    }
}
