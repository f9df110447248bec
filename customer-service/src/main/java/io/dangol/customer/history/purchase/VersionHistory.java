package io.dangol.customer.history.purchase;

import io.dangol.customer.history.purchase.PurchaseCorrected.Previous;
import io.dangol.kit.db.Times;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.republish.EventHistory;
import io.dangol.kit.republish.HistoryQuery;
import io.dangol.kit.republish.HistoryQuery.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Tells again of corrections, claims and cancellations. The returns that follow a claim stand in its place, behind it.
@ApplicationScoped
@Priority(VersionHistory.BEFORE_RETURNS)
class VersionHistory implements EventHistory {
    static final int BEFORE_RETURNS = 10;

    private static final HistoryQuery VERSIONS = HistoryQuery.of(
            new Part("""
            made.purchase_id, made.version, made.kind, made.reason, made.changed_by, made.changed_at, made.customer_id,
            made.purchased_at, made.channel, made.store, made.amount, made.lines::text AS lines, made.returned_amount,
            purchase.source, purchase.order_id, purchase.currency, previous.purchased_at AS previous_purchased_at,
            previous.channel AS previous_channel, previous.store AS previous_store, previous.amount AS previous_amount
            """, """
            purchase_version AS made
            JOIN purchase ON purchase.id = made.purchase_id
            CROSS JOIN LATERAL (
                SELECT purchased_at, channel, store, amount FROM purchase_version AS earlier
                WHERE earlier.purchase_id = made.purchase_id AND earlier.version < made.version
                ORDER BY earlier.version DESC LIMIT 1) AS previous
            """, "made.kind <> 'recorded'", "made.subject", "made.id", "made.changed_at"));

    private final VersionRepository versions;

    VersionHistory(VersionRepository versions) {
        this.versions = versions;
    }

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return VERSIONS.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return VERSIONS.read(connection, stretch, this::event);
    }

    private DomainEvent event(Row row) {
        String currency = row.getString("currency");
        OrderKey order = new OrderKey(row.getString("source"), row.getString("order_id"));
        PurchaseVersion version = versions.version(row, new PurchaseId(row.getUUID("purchase_id")), currency);
        return switch (version.kind()) {
            case CORRECTED ->
                PurchaseCorrected.of(
                        order,
                        version,
                        new Previous(
                                Times.instant(row, "previous_purchased_at"),
                                row.getString("previous_channel"),
                                row.getString("previous_store"),
                                Money.of(row.getBigDecimal("previous_amount"), currency)));
            case CLAIMED ->
                PurchaseRecorded.of(
                        version.purchaseId(), version.customerId(), version.version(), order, version.content());
            case CANCELLED -> PurchaseCancelled.of(order, version);
            case RECORDED -> throw new IllegalStateException("what was recorded is told by another history");
        };
    }
}
