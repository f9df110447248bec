package io.dangol.customer.history.product;

import io.dangol.customer.history.catalogue.CatalogueTable;
import io.dangol.customer.history.purchase.Money;
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

/// The products that imports write, a chunk at a time.
@ApplicationScoped
class ImportedProducts implements CatalogueTable<ProductDetails> {
    private static final String FIND = """
            SELECT sku, name_ko, name_en, category_path, price_amount, price_currency, active
            FROM product WHERE sku = ANY ($1::text[])
            """;
    /// A conflict whose update is never done locks the row all the same.
    private static final String ADD_OR_LOCK = """
            INSERT INTO product AS known (sku, name_ko, name_en, category_path, price_amount, price_currency, active,
                id, version, completed, created_at, updated_at)
            SELECT sku, name_ko, name_en, category_path, price_amount::numeric, price_currency, active,
                id, 1, true, $9, $9
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::uuid[])
                AS item (sku, name_ko, name_en, category_path, price_amount, price_currency, active, id)
            ORDER BY sku COLLATE "C"
            ON CONFLICT (sku) DO UPDATE SET version = known.version WHERE false
            RETURNING sku
            """;
    private static final String CHANGE = """
            UPDATE product SET name_ko = item.name_ko, name_en = item.name_en, category_path = item.category_path,
                price_amount = item.price_amount::numeric, price_currency = item.price_currency, active = item.active,
                version = version + 1, completed = true, updated_at = greatest(updated_at, $8)
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[])
                AS item (sku, name_ko, name_en, category_path, price_amount, price_currency, active)
            WHERE product.sku = item.sku
            """;

    private final Ids ids;

    ImportedProducts(Ids ids) {
        this.ids = ids;
    }

    @Override
    public ProductDetails blank() {
        return ProductDetails.BLANK;
    }

    @Override
    public Uni<Map<String, ProductDetails>> find(SqlConnection connection, Collection<String> skus) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(skus.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, ProductDetails> found = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> found.put(row.getString("sku"), details(row)));
                    return found;
                });
    }

    @Override
    public Uni<Set<String>> addOrLock(SqlConnection transaction, Map<String, ProductDetails> items, Instant now) {
        return transaction
                .preparedQuery(ADD_OR_LOCK)
                .execute(columns(items)
                        .addValue(items.keySet().stream().map(sku -> ids.next()).toArray(UUID[]::new))
                        .addValue(Times.utc(now)))
                .map(rows -> {
                    Set<String> added = HashSet.newHashSet(rows.size());
                    rows.forEach(row -> added.add(row.getString("sku")));
                    return added;
                });
    }

    @Override
    public Uni<Void> change(SqlConnection transaction, Map<String, ProductDetails> items, Instant now) {
        return transaction
                .preparedQuery(CHANGE)
                .execute(columns(items).addValue(Times.utc(now)))
                .replaceWithVoid();
    }

    private static Tuple columns(Map<String, ProductDetails> items) {
        List<ProductDetails> details = List.copyOf(items.values());
        return Tuple.tuple()
                .addValue(items.keySet().toArray(String[]::new))
                .addValue(column(details, ProductDetails::nameKo, String[]::new))
                .addValue(column(details, ProductDetails::nameEn, String[]::new))
                .addValue(column(details, ProductDetails::storedPath, String[]::new))
                .addValue(column(
                        details,
                        item -> item.price() == null ? null : item.price().amount(),
                        String[]::new))
                .addValue(column(
                        details,
                        item -> item.price() == null ? null : item.price().currency(),
                        String[]::new))
                .addValue(column(details, ProductDetails::isActive, Boolean[]::new));
    }

    private static <T> T[] column(
            List<ProductDetails> details,
            Function<ProductDetails, ? extends @Nullable Object> value,
            IntFunction<T[]> array) {
        return details.stream().map(value).toArray(array);
    }

    private static ProductDetails details(Row row) {
        BigDecimal amount = row.getBigDecimal("price_amount");
        return new ProductDetails(
                row.getString("name_ko"),
                row.getString("name_en"),
                CategoryPath.of(row.getString("category_path")),
                amount == null ? null : Money.of(amount, row.getString("price_currency")),
                row.getBoolean("active"));
    }
}
