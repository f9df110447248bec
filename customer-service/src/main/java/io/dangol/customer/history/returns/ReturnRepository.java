package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.OrderKey;
import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.BoundedRows;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The SQL of returns of purchases. A return's currency is that of its purchase.
@ApplicationScoped
class ReturnRepository {
    private static final String INSERT = """
            INSERT INTO purchase_return (id, purchase_id, number, version, source, return_id, returned_at, amount,
                reason, lines, recorded_at, place, applied_at)
            SELECT id, purchase_id, number, version, source, return_id, returned_at, amount::numeric, reason,
                lines::jsonb, recorded_at, place, $13
            FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::text[], $6::text[], $7::timestamptz[],
                    $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::uuid[])
                AS told (id, purchase_id, number, version, source, return_id, returned_at, amount, reason, lines,
                    recorded_at, place)
            """;
    /// The lines go from table to table.
    private static final String INSERT_WAITED =
            INSERT.replace("lines::jsonb", "(SELECT lines FROM standalone_return AS waited WHERE waited.id = told.id)");
    private static final String SELECT = """
            SELECT id, purchase_id, number, version, return_id, returned_at, amount, reason, lines::text AS lines,
                recorded_at
            FROM purchase_return
            WHERE purchase_id = $1
            """;
    private static final String FIND = SELECT + "AND id = $2";
    private static final String ALL_WITHOUT_LINES =
            SELECT.replace("lines::text AS lines", "'[]' AS lines") + "ORDER BY number";
    private static final String LIST = SELECT + "AND number > $2 ORDER BY number LIMIT $3";
    private static final String TOLD = "SELECT " + ReturnRows.APPLIED + """
            FROM unnest($1::uuid[], $2::text[]) AS wanted (purchase_id, return_id)
            JOIN purchase_return AS told
                ON told.purchase_id = wanted.purchase_id AND told.return_id = wanted.return_id
            JOIN purchase ON purchase.id = told.purchase_id
            """;

    private final ReturnRows rows;

    ReturnRepository(ReturnRows rows) {
        this.rows = rows;
    }

    Uni<Void> insert(SqlConnection transaction, List<PurchaseReturn.Accepted> accepted) {
        return insert(transaction, INSERT, accepted, () -> null, null);
    }

    /// Returns that waited, with the lines with which they wait: their ids are older than their purchase.
    ///
    /// @param places gives each its place among the events of its subject, in their order
    Uni<Void> insertWaited(
            SqlConnection transaction, List<PurchaseReturn.Accepted> accepted, Supplier<UUID> places, Instant now) {
        return insert(transaction, INSERT_WAITED, accepted, places, now);
    }

    private Uni<Void> insert(
            SqlConnection transaction,
            String statement,
            List<PurchaseReturn.Accepted> accepted,
            Supplier<? extends @Nullable UUID> places,
            @Nullable Instant appliedAt) {
        if (accepted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<PurchaseReturn> told =
                accepted.stream().map(PurchaseReturn.Accepted::accepted).toList();
        Tuple columns = Tuple.tuple()
                .addValue(column(told, each -> each.id().value(), UUID[]::new))
                .addValue(column(told, each -> each.purchaseId().value(), UUID[]::new))
                .addValue(column(told, PurchaseReturn::number, Integer[]::new))
                .addValue(column(told, PurchaseReturn::version, Integer[]::new))
                .addValue(accepted.stream().map(next -> next.after().source()).toArray(String[]::new))
                .addValue(column(told, each -> each.told().returnId(), String[]::new))
                .addValue(column(told, each -> Times.utc(each.told().returnedAt()), OffsetDateTime[]::new))
                .addValue(column(told, each -> each.told().total().amount(), String[]::new))
                .addValue(column(told, each -> ReturnRows.column(each.told().reason()), String[]::new))
                .addValue(column(told, each -> rows.written(each.told().lines()), String[]::new))
                .addValue(column(told, each -> Times.utc(each.recordedAt()), OffsetDateTime[]::new))
                .addValue(column(told, each -> places.get(), UUID[]::new))
                .addValue(Times.utcOrNull(appliedAt));
        return transaction.preparedQuery(statement).execute(columns).replaceWithVoid();
    }

    Uni<Optional<PurchaseReturn>> find(SqlConnection connection, PurchaseBalance purchase, ReturnId id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(purchase.id().value(), id.value()))
                .map(found -> Rows.first(found, row -> purchaseReturn(row, purchase)));
    }

    /// Those that are recorded under these keys of these purchases.
    Uni<List<StoredReturn>> told(
            SqlConnection connection, Collection<PurchaseBalance> purchases, List<ToldReturn.Key> keys) {
        Map<OrderKey, PurchaseId> ids = new HashMap<>();
        purchases.forEach(purchase -> ids.put(new OrderKey(purchase.source(), purchase.orderId()), purchase.id()));
        List<UUID> ofPurchases = new ArrayList<>();
        List<String> returnIds = new ArrayList<>();
        for (ToldReturn.Key key : keys) {
            PurchaseId purchase = key.orderId() == null ? null : ids.get(new OrderKey(key.source(), key.orderId()));
            if (purchase != null) {
                ofPurchases.add(purchase.value());
                returnIds.add(key.returnId());
            }
        }
        if (returnIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(TOLD)
                .execute(Tuple.of(ofPurchases.toArray(UUID[]::new), returnIds.toArray(String[]::new)))
                .map(found -> Rows.list(found, rows::stored));
    }

    /// In the order in which they were recorded, without their lines.
    Uni<List<PurchaseReturn>> all(SqlConnection connection, PurchaseBalance purchase) {
        return connection
                .preparedQuery(ALL_WITHOUT_LINES)
                .execute(Tuple.of(purchase.id().value()))
                .map(found -> Rows.list(found, row -> purchaseReturn(row, purchase)));
    }

    /// In the order in which they were recorded.
    Uni<BoundedRows<PurchaseReturn>> list(SqlConnection connection, PurchaseBalance purchase, PageRequest page) {
        return page.boundedRows(
                connection,
                LIST,
                "number",
                "lines",
                part -> Tuple.of(purchase.id().value(), after(part), part.rowsWanted()),
                row -> purchaseReturn(row, purchase));
    }

    private static int after(PageRequest page) {
        return Math.clamp(page.afterNumber().orElse(0L), 0, Integer.MAX_VALUE);
    }

    private PurchaseReturn purchaseReturn(Row row, PurchaseBalance purchase) {
        return new PurchaseReturn(
                new ReturnId(row.getUUID("id")),
                new PurchaseId(row.getUUID("purchase_id")),
                row.getInteger("number"),
                row.getInteger("version"),
                rows.content(row, purchase.total().currency()),
                Times.instant(row, "recorded_at"));
    }

    private static <T> T[] column(
            List<PurchaseReturn> told,
            Function<PurchaseReturn, ? extends @Nullable Object> value,
            IntFunction<T[]> array) {
        return told.stream().map(value).toArray(array);
    }
}
