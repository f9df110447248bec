package io.dangol.customer.history.returns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The SQL of returns. A return's currency is that of its purchase.
@ApplicationScoped
class ReturnRepository {
    private static final TypeReference<List<ReturnedLine>> LINES = new TypeReference<>() {};

    private static final String INSERT = """
            INSERT INTO purchase_return (id, purchase_id, number, return_id, returned_at, amount, reason, lines,
                recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6::text::numeric, $7, $8::text::jsonb, $9)
            """;
    private static final String SELECT = """
            SELECT id, purchase_id, number, return_id, returned_at, amount, reason, lines::text AS lines, recorded_at
            FROM purchase_return
            WHERE purchase_id = $1
            """;
    private static final String FIND = SELECT + "AND id = $2";
    private static final String FIND_TOLD = SELECT + "AND return_id = $2";
    private static final String LIST = SELECT + "AND number > $2 ORDER BY number LIMIT $3";

    private final ObjectMapper json;

    ReturnRepository(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> insert(SqlConnection transaction, PurchaseReturn accepted) {
        NewReturn told = accepted.told();
        Reason reason = told.reason();
        Tuple row = Tuple.tuple()
                .addValue(accepted.id().value())
                .addValue(accepted.purchaseId().value())
                .addValue(accepted.number())
                .addValue(told.returnId())
                .addValue(Times.utc(told.returnedAt()))
                .addValue(told.total().amount())
                .addValue(reason == null ? null : reason.column())
                .addValue(written(told.lines()))
                .addValue(Times.utc(accepted.recordedAt()));
        return transaction.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    Uni<Optional<PurchaseReturn>> find(SqlConnection connection, PurchaseBalance purchase, ReturnId id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(purchase.id().value(), id.value()))
                .map(rows -> first(rows, purchase));
    }

    /// The return that the source told under its own id.
    Uni<Optional<PurchaseReturn>> findTold(SqlConnection connection, PurchaseBalance purchase, String returnId) {
        return connection
                .preparedQuery(FIND_TOLD)
                .execute(Tuple.of(purchase.id().value(), returnId))
                .map(rows -> first(rows, purchase));
    }

    /// In the order in which they were recorded.
    Uni<List<PurchaseReturn>> list(SqlConnection connection, PurchaseBalance purchase, PageRequest page) {
        return page.rows(connection, LIST, part -> Tuple.of(purchase.id().value(), after(part), part.rowsWanted()))
                .map(rows -> Rows.list(rows, row -> purchaseReturn(row, purchase)));
    }

    private static int after(PageRequest page) {
        return Math.clamp(page.afterNumber().orElse(0L), 0, Integer.MAX_VALUE);
    }

    private Optional<PurchaseReturn> first(RowSet<Row> rows, PurchaseBalance purchase) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(purchaseReturn(Rows.only(rows), purchase));
    }

    private PurchaseReturn purchaseReturn(Row row, PurchaseBalance purchase) {
        String reason = row.getString("reason");
        NewReturn told = new NewReturn(
                row.getString("return_id"),
                Times.instant(row, "returned_at"),
                Money.of(row.getBigDecimal("amount"), purchase.total().currency()),
                lines(row.getString("lines")),
                reason == null ? null : Reason.of(reason));
        return new PurchaseReturn(
                new ReturnId(row.getUUID("id")),
                new PurchaseId(row.getUUID("purchase_id")),
                row.getInteger("number"),
                told,
                Times.instant(row, "recorded_at"));
    }

    private String written(List<ReturnedLine> lines) {
        try {
            return json.writeValueAsString(lines);
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
