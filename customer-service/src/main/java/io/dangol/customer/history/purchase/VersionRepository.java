package io.dangol.customer.history.purchase;

import io.dangol.customer.history.purchase.PurchaseVersion.Change;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.BoundedRows;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/// The SQL of what changes purchases, and of their versions.
@ApplicationScoped
class VersionRepository {
    /// What was recorded is kept when it changes for the first time.
    private static final String KEEP_FIRST = """
            INSERT INTO purchase_version (id, purchase_id, version, kind, changed_at, customer_id, purchased_at,
                channel, store, amount, lines, returned_amount)
            SELECT id, id, 1, 'recorded', recorded_at, customer_id, purchased_at, channel, store, amount, lines, 0
            FROM purchase WHERE id = $1
            ON CONFLICT (id) DO NOTHING
            """;
    private static final String UPDATE = """
            UPDATE purchase SET version = $2, customer_id = $3,
                claimed_version = CASE WHEN customer_id IS NULL AND $3::uuid IS NOT NULL THEN $2 ELSE claimed_version END,
                cancelled_at = $4, purchased_at = $5, channel = $6, store = $7, amount = $8::text::numeric,
                lines = $9::text::jsonb,
                first_fingerprint = coalesce(first_fingerprint, nullif(fingerprint, $10)), fingerprint = $10
            WHERE id = $1 AND version = $2 - 1
            """;
    private static final String APPEND = """
            INSERT INTO purchase_version (id, purchase_id, version, kind, reason, changed_by, changed_at, customer_id,
                purchased_at, channel, store, amount, lines, returned_amount)
            SELECT $2, id, version, $3, $4, $5, $6, customer_id, purchased_at, channel, store, amount, lines,
                returned_amount
            FROM purchase WHERE id = $1
            """;
    private static final String LIST = """
            SELECT version, kind, reason, changed_by, changed_at, customer_id, purchased_at, channel, store, amount,
                lines::text AS lines, returned_amount
            FROM purchase_version WHERE purchase_id = $1 AND version > $2
            UNION ALL
            SELECT 1, 'recorded', NULL, NULL, recorded_at, customer_id, purchased_at, channel, store, amount,
                lines::text, 0
            FROM purchase
            WHERE id = $1 AND $2 < 1 AND NOT EXISTS (SELECT FROM purchase_version WHERE purchase_id = $1)
            ORDER BY version LIMIT $3
            """;

    private final PurchaseRows rows;

    VersionRepository(PurchaseRows rows) {
        this.rows = rows;
    }

    /// Keeps a purchase that changed, and the version that this made.
    ///
    /// @param versionId a new UUIDv7, the place of the change among the events of its subject
    Uni<Void> change(SqlConnection transaction, UUID versionId, Purchase after, Change change) {
        return transaction
                .preparedQuery(KEEP_FIRST)
                .execute(Tuple.of(after.id().value()))
                .chain(() -> transaction.preparedQuery(UPDATE).execute(row(after)))
                .invoke(updated -> {
                    if (updated.rowCount() != 1) {
                        throw new IllegalStateException("a purchase changed although it was locked");
                    }
                })
                .chain(() -> transaction
                        .preparedQuery(APPEND)
                        .execute(Tuple.of(
                                after.id().value(),
                                versionId,
                                change.kind().column(),
                                change.reason(),
                                change.by(),
                                Times.utc(change.at()))))
                .replaceWithVoid();
    }

    /// In the order of the versions.
    Uni<BoundedRows<PurchaseVersion>> list(SqlConnection connection, PurchaseBalance purchase, PageRequest page) {
        return page.boundedRows(
                connection,
                LIST,
                "version",
                "lines",
                part -> Tuple.of(
                        purchase.id().value(),
                        Math.clamp(part.afterNumber().orElse(0L), 0, Integer.MAX_VALUE),
                        part.rowsWanted()),
                row -> version(row, purchase));
    }

    private PurchaseVersion version(Row row, PurchaseBalance purchase) {
        return version(row, purchase.id(), purchase.total().currency());
    }

    /// From the columns of a version.
    PurchaseVersion version(Row row, PurchaseId purchase, String currency) {
        return new PurchaseVersion(
                purchase,
                row.getInteger("version"),
                ChangeKind.of(row.getString("kind")),
                row.getString("reason"),
                row.getString("changed_by"),
                Times.instant(row, "changed_at"),
                PurchaseRows.customer(row),
                rows.content(row, currency),
                Money.of(row.getBigDecimal("returned_amount"), currency));
    }

    private Tuple row(Purchase after) {
        PurchaseContent content = after.content();
        return Tuple.tuple()
                .addValue(after.id().value())
                .addValue(after.version())
                .addValue(
                        after.customerId() == null
                                ? null
                                : Objects.requireNonNull(after.customerId()).value())
                .addValue(Times.utcOrNull(after.standing().cancelledAt()))
                .addValue(Times.utc(content.purchasedAt()))
                .addValue(content.channel())
                .addValue(content.store())
                .addValue(content.total().amount())
                .addValue(rows.written(content.lines()))
                .addValue(content.fingerprint());
    }
}
