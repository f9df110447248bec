package io.dangol.customer.history.returns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.person.CustomerId;
import io.dangol.kit.db.Times;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads returns from rows.
@ApplicationScoped
class ReturnRows {
    /// The columns of a return with its purchase.
    static final String APPLIED = """
            told.id, 'applied' AS state, purchase.source, purchase.order_id, purchase.id AS purchase_id,
            purchase.customer_id, told.return_id, told.returned_at, told.amount, purchase.currency, told.reason,
            told.lines::text AS lines, NULL AS problem, told.recorded_at
            """;
    /// The columns of a return without one.
    static final String STANDALONE = """
            told.id, told.state, told.source, told.order_id, NULL::uuid AS purchase_id, told.customer_id,
            told.return_id, told.returned_at, told.amount, told.currency, told.reason, told.lines::text AS lines,
            told.problem, told.recorded_at
            """;

    /// The same, without its lines: of an order there may be many.
    static final String STANDALONE_WITHOUT_LINES = STANDALONE.replace("told.lines::text AS lines", "'[]' AS lines");

    private static final TypeReference<List<ReturnedLine>> LINES = new TypeReference<>() {};

    private final ObjectMapper json;

    ReturnRows(ObjectMapper json) {
        this.json = json;
    }

    /// From the columns of [#APPLIED] or [#STANDALONE].
    StoredReturn stored(Row row) {
        UUID purchase = row.getUUID("purchase_id");
        UUID customer = row.getUUID("customer_id");
        return new StoredReturn(
                new ReturnId(row.getUUID("id")),
                ReturnState.of(row.getString("state")),
                row.getString("source"),
                row.getString("order_id"),
                purchase == null ? null : new PurchaseId(purchase),
                customer == null ? null : new CustomerId(customer),
                content(row, row.getString("currency")),
                row.getString("problem"),
                Times.instant(row, "recorded_at"));
    }

    NewReturn content(Row row, String currency) {
        String reason = row.getString("reason");
        return new NewReturn(
                row.getString("return_id"),
                Times.instant(row, "returned_at"),
                Money.of(row.getBigDecimal("amount"), currency),
                lines(row.getString("lines")),
                reason == null ? null : Reason.of(reason));
    }

    static @Nullable String column(@Nullable Reason reason) {
        return reason == null ? null : reason.column();
    }

    String written(List<ReturnedLine> lines) {
        try {
            return lines.isEmpty() ? "[]" : json.writeValueAsString(lines);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the lines of a return cannot be written as JSON", impossible);
        }
    }

    private List<ReturnedLine> lines(String stored) {
        try {
            return Objects.requireNonNull(json.readValue(stored, LINES));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the stored lines of a return cannot be read", broken);
        }
    }
}
