package io.dangol.analytics.fact.ingest;

import io.dangol.kit.db.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The versions of purchases in PostgreSQL.
@ApplicationScoped
class PurchaseVersionRepository {
    private static final String ADVANCE = """
            INSERT INTO purchase_version AS present (purchase_id, version, day)
            SELECT * FROM unnest($1::uuid[], $2::int[], $3::date[])
            ON CONFLICT (purchase_id) DO UPDATE SET version = excluded.version, day = excluded.day
                WHERE present.version < excluded.version
            RETURNING new.purchase_id, old.day AS former_day
            """;

    /// A purchase that has come to a newer version.
    ///
    /// @param formerDay the day of its fact so far; null where it has none
    record Advanced(UUID purchaseId, @Nullable LocalDate formerDay) {}

    /// Moves purchases to these versions, but those that are as new already.
    ///
    /// @param versions one a purchase, in the order of the purchases' ids
    Uni<List<Advanced>> advance(SqlConnection transaction, List<PurchaseVersion> versions) {
        return versions.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transaction
                        .preparedQuery(ADVANCE)
                        .execute(new Columns<>(versions)
                                .with(PurchaseVersion::purchaseId, UUID[]::new)
                                .with(PurchaseVersion::version, Integer[]::new)
                                .with(PurchaseVersion::day, LocalDate[]::new)
                                .parameters())
                        .map(rows -> Rows.list(
                                rows, row -> new Advanced(row.getUUID("purchase_id"), row.getLocalDate("former_day"))));
    }
}
