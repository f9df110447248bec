package io.dangol.customer.history.purchase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.republish.EventHistory.Stretch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The SQL of purchases.
@ApplicationScoped
class PurchaseRepository {
    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

    private static final String STORED = """
            SELECT wanted.place, purchase.id, purchase.fingerprint,
                coalesce(wanted.customer_id, identity.customer_id, hashed.customer_id)
                    IS NOT DISTINCT FROM purchase.customer_id AS same_customer
            FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[]) WITH ORDINALITY
                AS wanted (source, order_id, customer_id, external_id, hash, place)
            JOIN purchase ON purchase.source = wanted.source AND purchase.order_id = wanted.order_id
            LEFT JOIN identity ON identity.source = wanted.source AND identity.external_id = wanted.external_id
            LEFT JOIN identity_hash AS hashed ON hashed.key_id = $6 AND hashed.hash = decode(wanted.hash, 'hex')
            """;
    private static final String INSERT = """
            INSERT INTO purchase (id, source, order_id, customer_id, purchased_at, channel, store, amount, currency,
                lines, fingerprint, recorded_at)
            SELECT id, source, order_id, customer_id, purchased_at, channel, store, amount::numeric, currency,
                lines::jsonb, fingerprint, $12
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[], $6::text[], $7::text[],
                    $8::text[], $9::text[], $10::text[], $11::uuid[])
                AS candidate (id, source, order_id, customer_id, purchased_at, channel, store, amount, currency,
                    lines, fingerprint)
            ON CONFLICT (source, order_id) DO NOTHING
            RETURNING id
            """;
    private static final String SELECT = """
            SELECT id, source, order_id, customer_id, purchased_at, channel, store, amount, currency,
                lines::text AS lines, recorded_at, returned_amount, returns
            FROM purchase
            """;
    private static final String FIND = SELECT + "WHERE id = $1";
    private static final String LOCK = FIND + " FOR NO KEY UPDATE";
    private static final String KEEP = """
            UPDATE purchase SET returned_amount = $2::text::numeric, returns = $3 WHERE id = $1 AND returns = $3 - 1
            """;
    private static final String FIND_BY_ORDER = SELECT + "WHERE source = $1 AND order_id = $2";
    private static final String LIST = SELECT + "WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2";
    private static final String LIST_OF_CUSTOMER =
            SELECT + "WHERE customer_id = $3 AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2";

    private static final String COUNT = "SELECT count(*) AS purchases FROM purchase WHERE recorded_at >= $1";
    private static final String OF_CUSTOMERS = SELECT + """
            WHERE (customer_id, id) > ($1, $2) AND (customer_id, id) <= ($3, $4) AND recorded_at >= $5
            ORDER BY customer_id, id LIMIT $6
            """;

    private final ObjectMapper json;
    private final IdentityHasher hasher;

    PurchaseRepository(ObjectMapper json, IdentityHasher hasher) {
        this.json = json;
        this.hasher = hasher;
    }

    /// What is stored under the order of a purchase.
    ///
    /// @param sameCustomer whether the purchase that was asked for names the customer of the stored one
    record Stored(PurchaseId id, UUID fingerprint, boolean sameCustomer) {}

    /// The stored purchases with the orders of `purchases`, by the place of the one that was asked for.
    Uni<Map<Integer, Stored>> stored(SqlConnection transaction, List<NewPurchase> purchases) {
        if (purchases.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        int size = purchases.size();
        String[] sources = new String[size];
        String[] orderIds = new String[size];
        @Nullable UUID[] customers = new UUID[size];
        @Nullable String[] externalIds = new String[size];
        @Nullable String[] hashes = new String[size];
        for (int place = 0; place < size; place++) {
            NewPurchase purchase = purchases.get(place);
            sources[place] = purchase.source();
            orderIds[place] = purchase.orderId();
            switch (purchase.buyer()) {
                case Buyer.Known known -> customers[place] = known.id().value();
                case Buyer.Named named -> {
                    Identity identity = named.identity();
                    externalIds[place] = identity.externalId();
                    hashes[place] = hasher.hash(identity.source(), identity.externalId())
                            .hash();
                }
            }
        }
        return transaction
                .preparedQuery(STORED)
                .execute(Tuple.of(sources, orderIds, customers, externalIds, hashes, hasher.keyId()))
                .map(rows -> {
                    Map<Integer, Stored> stored = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> stored.put(
                            Math.toIntExact(row.getLong("place")) - 1,
                            new Stored(
                                    new PurchaseId(row.getUUID("id")),
                                    row.getUUID("fingerprint"),
                                    row.getBoolean("same_customer"))));
                    return stored;
                });
    }

    /// @param pending in the order of their keys, each order once
    /// @return the ids of those that were inserted; the others' orders were taken
    Uni<Set<PurchaseId>> insert(SqlConnection transaction, List<PendingPurchase> pending) {
        if (pending.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        List<Purchase> purchases =
                pending.stream().map(PendingPurchase::purchase).toList();
        Tuple columns = Tuple.tuple()
                .addValue(column(purchases, purchase -> purchase.id().value(), UUID[]::new))
                .addValue(column(purchases, Purchase::source, String[]::new))
                .addValue(column(purchases, Purchase::orderId, String[]::new))
                .addValue(column(purchases, purchase -> purchase.customerId().value(), UUID[]::new))
                .addValue(column(purchases, purchase -> Times.utc(purchase.purchasedAt()), OffsetDateTime[]::new))
                .addValue(column(purchases, Purchase::channel, String[]::new))
                .addValue(column(purchases, Purchase::store, String[]::new))
                .addValue(column(purchases, purchase -> purchase.total().amount(), String[]::new))
                .addValue(column(purchases, purchase -> purchase.total().currency(), String[]::new))
                .addValue(column(purchases, purchase -> written(purchase.lines()), String[]::new))
                .addValue(pending.stream().map(PendingPurchase::fingerprint).toArray(UUID[]::new))
                .addValue(Times.utc(purchases.getFirst().recordedAt()));
        return transaction.preparedQuery(INSERT).execute(columns).map(rows -> {
            Set<PurchaseId> inserted = HashSet.newHashSet(rows.size());
            rows.forEach(row -> inserted.add(new PurchaseId(row.getUUID("id"))));
            return inserted;
        });
    }

    Uni<Optional<Purchase>> find(SqlConnection connection, PurchaseId id) {
        return connection.preparedQuery(FIND).execute(Tuple.of(id.value())).map(this::first);
    }

    /// The purchase, locked until the transaction ends.
    Uni<Optional<Purchase>> lock(SqlConnection transaction, PurchaseId id) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(id.value())).map(this::first);
    }

    /// What was returned of a purchase, after one more return.
    Uni<Void> keep(SqlConnection transaction, PurchaseBalance balance) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(balance.id().value(), balance.returnedTotal().amount(), balance.returns()))
                .invoke(kept -> {
                    if (kept.rowCount() != 1) {
                        throw new IllegalStateException("a purchase changed although it was locked");
                    }
                })
                .replaceWithVoid();
    }

    Uni<Optional<Purchase>> findByOrder(SqlConnection connection, String source, String orderId) {
        return connection
                .preparedQuery(FIND_BY_ORDER)
                .execute(Tuple.of(source, orderId))
                .map(this::first);
    }

    /// In the order in which they were recorded.
    ///
    /// @param customer null for everybody's
    Uni<List<Purchase>> list(SqlConnection connection, PageRequest page, @Nullable CustomerId customer) {
        return page.rows(connection, customer == null ? LIST : LIST_OF_CUSTOMER, part -> {
                    Tuple place = Tuple.of(part.afterId().orElse(null), part.rowsWanted());
                    return customer == null ? place : place.addUUID(customer.value());
                })
                .map(rows -> Rows.list(rows, this::purchase));
    }

    Uni<Long> count(SqlConnection connection, Instant since) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(Times.utc(since)))
                .map(rows -> Rows.only(rows).getLong("purchases"));
    }

    /// In the order of their customers, and of a customer in the order in which they were recorded.
    Uni<List<Purchase>> ofCustomers(SqlConnection connection, Stretch stretch) {
        return connection
                .preparedQuery(OF_CUSTOMERS)
                .execute(stretch.tuple())
                .map(rows -> Rows.list(rows, this::purchase));
    }

    private static <T> T[] column(
            List<Purchase> purchases, Function<Purchase, ? extends @Nullable Object> value, IntFunction<T[]> array) {
        return purchases.stream().map(value).toArray(array);
    }

    private Optional<Purchase> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(purchase(Rows.only(rows)));
    }

    private Purchase purchase(Row row) {
        return new Purchase(
                new PurchaseId(row.getUUID("id")),
                row.getString("source"),
                row.getString("order_id"),
                new CustomerId(row.getUUID("customer_id")),
                Times.instant(row, "purchased_at"),
                row.getString("channel"),
                row.getString("store"),
                Money.of(row.getBigDecimal("amount"), row.getString("currency")),
                lines(row.getString("lines")),
                Times.instant(row, "recorded_at"),
                Money.of(row.getBigDecimal("returned_amount"), row.getString("currency")),
                row.getInteger("returns"));
    }

    private String written(List<Line> lines) {
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
