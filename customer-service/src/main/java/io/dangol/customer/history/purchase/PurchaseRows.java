package io.dangol.customer.history.purchase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.history.purchase.Purchase.Standing;
import io.dangol.customer.person.CustomerId;
import io.dangol.kit.db.Times;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads purchases, their balances and their contents from rows.
@ApplicationScoped
class PurchaseRows {
    /// The columns of a whole purchase.
    static final String PURCHASE = """
            id, source, order_id, customer_id, purchased_at, channel, store, amount, currency, lines::text AS lines,
            recorded_at, version, returned_amount, returns, first_returned_at, cancelled_at
            """;
    /// The columns of a balance.
    static final String BALANCE = """
            id, source, order_id, customer_id, purchased_at, channel, amount, currency, version, returned_amount,
            returns, first_returned_at, cancelled_at
            """;

    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

    private final ObjectMapper json;

    PurchaseRows(ObjectMapper json) {
        this.json = json;
    }

    Purchase purchase(Row row) {
        return new Purchase(
                new PurchaseId(row.getUUID("id")),
                row.getString("source"),
                row.getString("order_id"),
                customer(row),
                content(row, row.getString("currency")),
                Times.instant(row, "recorded_at"),
                new Standing(
                        row.getInteger("version"),
                        Money.of(row.getBigDecimal("returned_amount"), row.getString("currency")),
                        row.getInteger("returns"),
                        Times.instantOrNull(row, "first_returned_at"),
                        Times.instantOrNull(row, "cancelled_at")));
    }

    static PurchaseBalance balance(Row row) {
        String currency = row.getString("currency");
        return new PurchaseBalance(
                new PurchaseId(row.getUUID("id")),
                row.getString("source"),
                row.getString("order_id"),
                customer(row),
                Times.instant(row, "purchased_at"),
                row.getString("channel"),
                Money.of(row.getBigDecimal("amount"), currency),
                Money.of(row.getBigDecimal("returned_amount"), currency),
                row.getInteger("returns"),
                Times.instantOrNull(row, "first_returned_at"),
                row.getInteger("version"),
                Times.instantOrNull(row, "cancelled_at") != null);
    }

    /// From the columns of a purchase or of one of its versions.
    PurchaseContent content(Row row, String currency) {
        return new PurchaseContent(
                Times.instant(row, "purchased_at"),
                row.getString("channel"),
                row.getString("store"),
                Money.of(row.getBigDecimal("amount"), currency),
                lines(row.getString("lines")));
    }

    static @Nullable CustomerId customer(Row row) {
        UUID customer = row.getUUID("customer_id");
        return customer == null ? null : new CustomerId(customer);
    }

    String written(List<Line> lines) {
        try {
            return lines.isEmpty() ? "[]" : json.writeValueAsString(lines);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the lines of a purchase cannot be written as JSON", impossible);
        }
    }

    private List<Line> lines(String stored) {
        try {
            return Objects.requireNonNull(json.readValue(stored, LINES));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the stored lines of a purchase cannot be read", broken);
        }
    }
}
