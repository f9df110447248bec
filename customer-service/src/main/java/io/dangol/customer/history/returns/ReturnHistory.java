package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.person.CustomerId;
import io.dangol.kit.db.Times;
import io.dangol.kit.republish.EventHistory;
import io.dangol.kit.republish.HistoryQuery;
import io.dangol.kit.republish.HistoryQuery.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Tells again what was returned, each return with the sum of those up to it.
@ApplicationScoped
class ReturnHistory implements EventHistory {
    private static final HistoryQuery RETURNS = HistoryQuery.of(new Part(
            """
            told.id, told.number, told.returned_at, told.amount, purchase.id AS purchase_id, purchase.customer_id,
            purchase.source, purchase.channel, purchase.amount AS purchase_amount, purchase.currency,
            (SELECT sum(earlier.amount) FROM purchase_return AS earlier
                WHERE earlier.purchase_id = told.purchase_id AND earlier.number <= told.number) AS returned_amount
            """,
            "purchase JOIN purchase_return AS told ON told.purchase_id = purchase.id",
            "purchase.returns > 0",
            "purchase.customer_id",
            "told.id",
            "told.recorded_at"));

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return RETURNS.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return RETURNS.read(connection, stretch, ReturnHistory::event);
    }

    private static PurchaseReturned event(Row row) {
        CustomerId customer = new CustomerId(row.getUUID("customer_id"));
        String currency = row.getString("currency");
        return new PurchaseReturned(
                new ReturnId(row.getUUID("id")).text(),
                new PurchaseId(row.getUUID("purchase_id")).text(),
                customer.text(),
                row.getInteger("number") + 1,
                Times.instant(row, "returned_at"),
                Money.of(row.getBigDecimal("amount"), currency),
                Money.of(row.getBigDecimal("returned_amount"), currency),
                Money.of(row.getBigDecimal("purchase_amount"), currency),
                row.getString("source"),
                row.getString("channel"));
    }
}
