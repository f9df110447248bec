package io.dangol.loyalty.account.read;

import io.dangol.kit.db.Times;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.account.read.WhyView.GrantView;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.ledger.PublicIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// SQL that reads what granted lots.
@ApplicationScoped
class GrantRepository {
    /// Points that were pending were computed when they were earned: by way of the pending lot that they were taken
    /// from.
    private static final String GRANTS = """
            SELECT lot.id AS lot_id, posted.id, posted.kind, posted.reason, posted.reference, posted.effective_at,
                posted.recorded_at, earned.basis_amount, earned.basis_currency, rule.amount, rule.points,
                coalesce(pending.granted, lot.granted) AS earned_points
            FROM lot
            JOIN ledger_transaction AS posted ON posted.id = lot.transaction_id
            LEFT JOIN LATERAL (SELECT taken.transaction_id, taken.granted FROM lot_allocation AS allocation
                JOIN lot AS taken ON taken.id = allocation.lot_id AND taken.available_at IS NOT NULL
                WHERE allocation.transaction_id = posted.id AND posted.kind = 'mature'
                LIMIT 1) AS pending ON true
            LEFT JOIN ledger_transaction AS earned
                ON earned.id = coalesce(pending.transaction_id, posted.id) AND earned.rule_id IS NOT NULL
            LEFT JOIN earning_rule_version AS rule
                ON rule.rule_id = earned.rule_id AND rule.version = earned.rule_version
            WHERE lot.id = ANY ($1::uuid[])
            """;

    /// What granted each of some lots.
    Uni<Map<UUID, GrantView>> grants(SqlConnection connection, List<UUID> lotIds) {
        return connection
                .preparedQuery(GRANTS)
                .execute(Tuple.of(lotIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, GrantView> grants = new HashMap<>();
                    rows.forEach(row -> grants.put(row.getUUID("lot_id"), grant(row)));
                    return grants;
                });
    }

    private static GrantView grant(Row row) {
        return new GrantView(
                PublicId.format(PublicIds.TRANSACTION, row.getUUID("id")),
                row.getString("kind"),
                row.getString("reason"),
                row.getString("reference"),
                Times.instant(row, "effective_at"),
                Times.instant(row, "recorded_at"),
                formula(row));
    }

    private static @Nullable String formula(Row row) {
        return row.getBigDecimal("amount") == null
                ? null
                : Calculation.formula(
                        row.getBigDecimal("basis_amount"),
                        row.getString("basis_currency"),
                        row.getLong("points"),
                        row.getBigDecimal("amount"),
                        row.getLong("earned_points"));
    }
}
