package io.dangol.customer.history.purchase;

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

/// Tells again what was bought, as it was told first: of its customer, or of nobody where it had none.
@ApplicationScoped
@Priority(PurchaseHistory.MOST_EVENTS)
class PurchaseHistory implements EventHistory {
    static final int MOST_EVENTS = 100;

    private static final Part OF_CUSTOMERS = new Part(
            """
            purchase.id, purchase.source, purchase.order_id, purchase.currency,
            CASE WHEN purchase.claimed_version IS NULL THEN purchase.customer_id END AS customer_id,
            coalesce(original.purchased_at, purchase.purchased_at) AS purchased_at,
            CASE WHEN original.id IS NULL THEN purchase.channel ELSE original.channel END AS channel,
            CASE WHEN original.id IS NULL THEN purchase.store ELSE original.store END AS store,
            coalesce(original.amount, purchase.amount) AS amount,
            coalesce(original.lines, purchase.lines)::text AS lines
            """,
            """
            purchase LEFT JOIN purchase_version AS original
                ON original.purchase_id = purchase.id AND original.version = 1
            """,
            "purchase.customer_id IS NOT NULL AND purchase.claimed_version IS NULL",
            "purchase.customer_id",
            "purchase.id",
            "purchase.recorded_at");
    private static final HistoryQuery PURCHASES = HistoryQuery.of(
            OF_CUSTOMERS,
            OF_CUSTOMERS.with("(purchase.customer_id IS NULL OR purchase.claimed_version IS NOT NULL)", "purchase.id"));

    private final PurchaseRows rows;

    PurchaseHistory(PurchaseRows rows) {
        this.rows = rows;
    }

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return PURCHASES.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return PURCHASES.read(connection, stretch, this::event);
    }

    private PurchaseRecorded event(Row row) {
        return PurchaseRecorded.of(
                new PurchaseId(row.getUUID("id")),
                PurchaseRows.customer(row),
                1,
                new OrderKey(row.getString("source"), row.getString("order_id")),
                rows.content(row, row.getString("currency")));
    }
}
