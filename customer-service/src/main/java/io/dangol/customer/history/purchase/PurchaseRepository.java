package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.paging.BoundedRows;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The SQL that records and finds purchases.
@ApplicationScoped
class PurchaseRepository {
    /// Who names nobody means the order of somebody only where it was told without a customer at first.
    private static final String STORED = """
            SELECT wanted.place, purchase.id, purchase.fingerprint, purchase.first_fingerprint,
                CASE WHEN wanted.customer_id IS NULL AND wanted.external_id IS NULL
                    THEN purchase.customer_id IS NULL OR purchase.claimed_version IS NOT NULL
                    ELSE coalesce(coalesce(wanted.customer_id, identity.customer_id, hashed.customer_id)
                        = purchase.customer_id, false)
                END AS same_customer
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
    private static final String SELECT = "SELECT " + PurchaseRows.PURCHASE + " FROM purchase ";
    private static final String FIND = SELECT + "WHERE id = $1";
    private static final String LOCK = FIND + " FOR NO KEY UPDATE";
    private static final String FIND_BY_ORDER = SELECT + "WHERE source = $1 AND order_id = $2";
    private static final String LIST = SELECT + "WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2";
    private static final String LIST_OF_CUSTOMER =
            SELECT + "WHERE customer_id = $3 AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2";

    private final PurchaseRows rows;
    private final IdentityHasher hasher;

    PurchaseRepository(PurchaseRows rows, IdentityHasher hasher) {
        this.rows = rows;
        this.hasher = hasher;
    }

    /// What is stored under the order of a purchase.
    ///
    /// @param fingerprint of what holds now
    /// @param firstFingerprint of what was told first; null where that still holds
    /// @param sameCustomer whether the purchase that was asked for names the customer of the stored
    ///     one, or nobody, as the first telling did
    record Stored(PurchaseId id, UUID fingerprint, @Nullable UUID firstFingerprint, boolean sameCustomer) {
        /// Whether it is the stored one, told again.
        boolean isToldBy(NewPurchase purchase) {
            UUID told = purchase.fingerprint();
            return sameCustomer && (told.equals(fingerprint) || told.equals(firstFingerprint));
        }
    }

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
                case null -> {}
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
                .map(found -> {
                    Map<Integer, Stored> stored = HashMap.newHashMap(found.size());
                    found.forEach(row -> stored.put(
                            Math.toIntExact(row.getLong("place")) - 1,
                            new Stored(
                                    new PurchaseId(row.getUUID("id")),
                                    row.getUUID("fingerprint"),
                                    row.getUUID("first_fingerprint"),
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
                .addValue(column(purchases, PurchaseRepository::customer, UUID[]::new))
                .addValue(column(
                        purchases, purchase -> Times.utc(purchase.content().purchasedAt()), OffsetDateTime[]::new))
                .addValue(column(purchases, purchase -> purchase.content().channel(), String[]::new))
                .addValue(column(purchases, purchase -> purchase.content().store(), String[]::new))
                .addValue(
                        column(purchases, purchase -> purchase.content().total().amount(), String[]::new))
                .addValue(
                        column(purchases, purchase -> purchase.content().total().currency(), String[]::new))
                .addValue(column(
                        purchases, purchase -> rows.written(purchase.content().lines()), String[]::new))
                .addValue(pending.stream().map(PendingPurchase::fingerprint).toArray(UUID[]::new))
                .addValue(Times.utc(purchases.getFirst().recordedAt()));
        return transaction.preparedQuery(INSERT).execute(columns).map(made -> {
            Set<PurchaseId> inserted = HashSet.newHashSet(made.size());
            made.forEach(row -> inserted.add(new PurchaseId(row.getUUID("id"))));
            return inserted;
        });
    }

    Uni<Optional<Purchase>> find(SqlConnection connection, PurchaseId id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(id.value()))
                .map(found -> Rows.first(found, rows::purchase));
    }

    /// The purchase, locked until the transaction ends.
    Uni<Optional<Purchase>> lock(SqlConnection transaction, PurchaseId id) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(id.value()))
                .map(found -> Rows.first(found, rows::purchase));
    }

    Uni<Optional<Purchase>> findByOrder(SqlConnection connection, String source, String orderId) {
        return connection
                .preparedQuery(FIND_BY_ORDER)
                .execute(Tuple.of(source, orderId))
                .map(found -> Rows.first(found, rows::purchase));
    }

    /// In the order in which they were recorded.
    ///
    /// @param customer null for everybody's
    Uni<BoundedRows<Purchase>> list(SqlConnection connection, PageRequest page, @Nullable CustomerId customer) {
        return page.boundedRows(
                connection,
                customer == null ? LIST : LIST_OF_CUSTOMER,
                "id",
                "lines",
                part -> {
                    Tuple place = Tuple.of(part.afterId().orElse(null), part.rowsWanted());
                    return customer == null ? place : place.addUUID(customer.value());
                },
                rows::purchase);
    }

    private static @Nullable UUID customer(Purchase purchase) {
        CustomerId customer = purchase.customerId();
        return customer == null ? null : customer.value();
    }

    private static <T> T[] column(
            List<Purchase> purchases, Function<Purchase, ? extends @Nullable Object> value, IntFunction<T[]> array) {
        return purchases.stream().map(value).toArray(array);
    }
}
