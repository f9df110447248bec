package io.dangol.customer.history.store;

import io.dangol.customer.history.catalogue.CatalogueTable;
import io.dangol.kit.db.Times;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The stores that imports write, a chunk at a time.
@ApplicationScoped
class ImportedStores implements CatalogueTable<StoreDetails> {
    private static final String FIND = """
            SELECT code, name, address, region, latitude, longitude, zone, active
            FROM store WHERE code = ANY ($1::text[])
            """;
    /// A conflict whose update is never done locks the row all the same.
    private static final String ADD_OR_LOCK = """
            INSERT INTO store AS known (code, name, address, region, latitude, longitude, zone, active,
                id, version, created_at, updated_at)
            SELECT code, name, address, region, latitude, longitude, zone, active, id, 1, $10, $10
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::numeric[], $6::numeric[], $7::text[],
                    $8::boolean[], $9::uuid[])
                AS item (code, name, address, region, latitude, longitude, zone, active, id)
            ORDER BY code COLLATE "C"
            ON CONFLICT (code) DO UPDATE SET version = known.version WHERE false
            RETURNING code
            """;
    private static final String CHANGE = """
            UPDATE store SET name = item.name, address = item.address, region = item.region, latitude = item.latitude,
                longitude = item.longitude, zone = item.zone, active = item.active, version = version + 1,
                updated_at = greatest(updated_at, $9)
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::numeric[], $6::numeric[], $7::text[],
                    $8::boolean[])
                AS item (code, name, address, region, latitude, longitude, zone, active)
            WHERE store.code = item.code
            """;

    private final Ids ids;

    ImportedStores(Ids ids) {
        this.ids = ids;
    }

    @Override
    public StoreDetails blank() {
        return StoreDetails.BLANK;
    }

    @Override
    public Uni<Map<String, StoreDetails>> find(SqlConnection connection, Collection<String> codes) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(codes.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, StoreDetails> found = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> found.put(row.getString("code"), details(row)));
                    return found;
                });
    }

    @Override
    public Uni<Set<String>> addOrLock(SqlConnection transaction, Map<String, StoreDetails> items, Instant now) {
        return transaction
                .preparedQuery(ADD_OR_LOCK)
                .execute(columns(items)
                        .addValue(
                                items.keySet().stream().map(code -> ids.next()).toArray(UUID[]::new))
                        .addValue(Times.utc(now)))
                .map(rows -> {
                    Set<String> added = HashSet.newHashSet(rows.size());
                    rows.forEach(row -> added.add(row.getString("code")));
                    return added;
                });
    }

    @Override
    public Uni<Void> change(SqlConnection transaction, Map<String, StoreDetails> items, Instant now) {
        return transaction
                .preparedQuery(CHANGE)
                .execute(columns(items).addValue(Times.utc(now)))
                .replaceWithVoid();
    }

    private static Tuple columns(Map<String, StoreDetails> items) {
        List<StoreDetails> details = List.copyOf(items.values());
        return Tuple.tuple()
                .addValue(items.keySet().toArray(String[]::new))
                .addValue(column(details, StoreDetails::name, String[]::new))
                .addValue(column(details, StoreDetails::address, String[]::new))
                .addValue(column(details, StoreDetails::region, String[]::new))
                .addValue(column(details, StoreDetails::latitude, BigDecimal[]::new))
                .addValue(column(details, StoreDetails::longitude, BigDecimal[]::new))
                .addValue(column(details, StoreDetails::zone, String[]::new))
                .addValue(column(details, StoreDetails::isActive, Boolean[]::new));
    }

    private static <T> T[] column(
            List<StoreDetails> details,
            Function<StoreDetails, ? extends @Nullable Object> value,
            IntFunction<T[]> array) {
        return details.stream().map(value).toArray(array);
    }

    private static StoreDetails details(Row row) {
        return new StoreDetails(
                row.getString("name"),
                row.getString("address"),
                row.getString("region"),
                row.getBigDecimal("latitude"),
                row.getBigDecimal("longitude"),
                row.getString("zone"),
                row.getBoolean("active"));
    }
}
