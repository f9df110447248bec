package io.dangol.customer.history.product;

import io.dangol.customer.history.ProductLearning;
import io.dangol.customer.history.SoldLine;
import io.dangol.kit.db.Times;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Learns products from the lines of purchases, in one statement for all of them.
///
/// It looks first whether a line says anything new, so that a product that everybody buys is written once a day and not
/// with each sale; and it writes in the order of the skus, so that two batches never wait for each other in a circle. A
/// sku that another transaction is adding is waited for, and then compared like any other.
@ApplicationScoped
class LearntProducts implements ProductLearning {
    private static final String LEARN = """
            INSERT INTO product AS known (id, version, sku, category_path, active, completed, last_category,
                last_description, last_sold_at, created_at, updated_at)
            SELECT sold.id, 1, sold.sku, '', true, false, sold.last_category, sold.last_description, sold.last_sold_at,
                $6, $6
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
                AS sold (id, sku, last_category, last_description, last_sold_at)
            LEFT JOIN product AS known ON known.sku = sold.sku
            WHERE known.id IS NULL OR %1$s
            ORDER BY sold.sku COLLATE "C"
            ON CONFLICT (sku) DO UPDATE SET
                version = known.version + 1,
                last_category = CASE WHEN %3$s THEN coalesce(excluded.last_category, known.last_category)
                    ELSE coalesce(known.last_category, excluded.last_category) END,
                last_description = CASE WHEN %3$s THEN coalesce(excluded.last_description, known.last_description)
                    ELSE coalesce(known.last_description, excluded.last_description) END,
                last_sold_at = greatest(known.last_sold_at, excluded.last_sold_at),
                updated_at = greatest(known.updated_at, excluded.updated_at)
            WHERE %2$s
            """.formatted(saysMore("sold"), saysMore("excluded"), isNewer("excluded"));

    private final Ids ids;
    private final Clock clock;

    LearntProducts(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /// Whether a line is of a newer sale than is known.
    private static String isNewer(String line) {
        return "(known.last_sold_at IS NULL OR %s.last_sold_at > known.last_sold_at)".formatted(line);
    }

    /// Whether a line says what is not known: a newer one another day, category or description, an older one what none
    /// has said yet.
    private static String saysMore(String line) {
        return """
                ((%2$s AND (known.last_sold_at IS NULL
                        OR date_trunc('day', %1$s.last_sold_at, 'UTC') > date_trunc('day', known.last_sold_at, 'UTC')
                        OR %1$s.last_category <> known.last_category
                        OR %1$s.last_description <> known.last_description))
                    OR (known.last_category IS NULL AND %1$s.last_category IS NOT NULL)
                    OR (known.last_description IS NULL AND %1$s.last_description IS NOT NULL))
                """.formatted(line, isNewer(line));
    }

    @Override
    public Uni<Void> learn(SqlConnection transaction, List<SoldLine> sold) {
        if (sold.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<SoldLine> newest = newest(sold);
        return transaction
                .preparedQuery(LEARN)
                .execute(Tuple.of(
                        newest.stream().map(line -> ids.next()).toArray(UUID[]::new),
                        newest.stream().map(SoldLine::sku).toArray(String[]::new),
                        texts(newest, SoldLine::category),
                        texts(newest, SoldLine::description),
                        newest.stream().map(line -> Times.utc(line.soldAt())).toArray(OffsetDateTime[]::new),
                        Times.utc(clock.instant())))
                .replaceWithVoid();
    }

    /// What the lines say together, one for each sku: the newest time, and of category and description what the newest
    /// line says that says any.
    static List<SoldLine> newest(List<SoldLine> sold) {
        TreeMap<String, SoldLine> bySku = new TreeMap<>();
        sold.stream()
                .sorted(Comparator.comparing(SoldLine::soldAt).reversed())
                .forEach(line -> bySku.merge(line.sku(), line, LearntProducts::completed));
        return List.copyOf(bySku.values());
    }

    private static SoldLine completed(SoldLine newer, SoldLine older) {
        return new SoldLine(
                newer.sku(),
                newer.category() == null ? older.category() : newer.category(),
                newer.description() == null ? older.description() : newer.description(),
                newer.soldAt());
    }

    private static @Nullable String[] texts(List<SoldLine> lines, Function<SoldLine, @Nullable String> text) {
        return lines.stream().map(text).toArray(String[]::new);
    }
}
