package io.dangol.customer.history.purchase;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The SQL of balances: what is left of purchases.
@ApplicationScoped
class BalanceRepository {
    private static final String SELECT = "SELECT " + PurchaseRows.BALANCE + " FROM purchase ";
    private static final String FIND = SELECT + "WHERE id = $1";
    private static final String OF_ORDERS = """
            SELECT purchase.id, purchase.source, purchase.order_id
            FROM unnest($1::text[], $2::text[]) AS wanted (source, order_id)
            JOIN purchase ON purchase.source = wanted.source AND purchase.order_id = wanted.order_id
            """;
    private static final String LOCK = SELECT + "WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE";
    private static final String KEEP = """
            UPDATE purchase SET returned_amount = kept.amount::numeric, returns = kept.returns, version = kept.version,
                first_returned_at = kept.first_returned_at
            FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::timestamptz[])
                AS kept (id, amount, returns, version, first_returned_at)
            WHERE purchase.id = kept.id AND purchase.returns < kept.returns
            """;

    Uni<Optional<PurchaseBalance>> find(SqlConnection connection, PurchaseId id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(id.value()))
                .map(found -> Rows.first(found, PurchaseRows::balance));
    }

    /// The purchases of orders, as far as they are recorded.
    Uni<Map<OrderKey, PurchaseId>> ofOrders(SqlConnection connection, Collection<OrderKey> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(OF_ORDERS)
                .execute(Tuple.of(
                        orders.stream().map(OrderKey::source).toArray(String[]::new),
                        orders.stream().map(OrderKey::orderId).toArray(String[]::new)))
                .map(found -> {
                    Map<OrderKey, PurchaseId> purchases = HashMap.newHashMap(found.size());
                    found.forEach(row -> purchases.put(
                            new OrderKey(row.getString("source"), row.getString("order_id")),
                            new PurchaseId(row.getUUID("id"))));
                    return purchases;
                });
    }

    Uni<List<PurchaseBalance>> lock(SqlConnection transaction, Collection<PurchaseId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID[] wanted = ids.stream().map(PurchaseId::value).toArray(UUID[]::new);
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of((Object) wanted))
                .map(found -> Rows.list(found, PurchaseRows::balance));
    }

    Uni<Void> keep(SqlConnection transaction, Collection<PurchaseBalance> balances) {
        if (balances.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(
                        balances.stream().map(balance -> balance.id().value()).toArray(UUID[]::new),
                        balances.stream()
                                .map(balance -> balance.returnedTotal().amount())
                                .toArray(String[]::new),
                        balances.stream().map(PurchaseBalance::returns).toArray(Integer[]::new),
                        balances.stream().map(PurchaseBalance::version).toArray(Integer[]::new),
                        balances.stream()
                                .map(balance -> Times.utcOrNull(balance.firstReturnedAt()))
                                .toArray(OffsetDateTime[]::new)))
                .invoke(kept -> {
                    if (kept.rowCount() != balances.size()) {
                        throw new IllegalStateException("a purchase changed although it was locked");
                    }
                })
                .replaceWithVoid();
    }
}
