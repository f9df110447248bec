package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.person.CustomerId;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.republish.EventHistory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Tells again what was returned, each return with the sum of those up to it.
@ApplicationScoped
class ReturnHistory implements EventHistory {
    private static final String COUNT = "SELECT count(*) AS events FROM purchase_return WHERE recorded_at >= $1";
    private static final String READ = """
            SELECT told.id, told.number, told.returned_at, told.amount, purchase.id AS purchase_id,
                purchase.customer_id, purchase.source, purchase.channel, purchase.amount AS purchase_amount,
                purchase.currency,
                (SELECT sum(earlier.amount) FROM purchase_return AS earlier
                    WHERE earlier.purchase_id = told.purchase_id AND earlier.number <= told.number) AS returned_amount
            FROM purchase JOIN purchase_return AS told ON told.purchase_id = purchase.id
            WHERE purchase.customer_id >= $1 AND purchase.customer_id <= $3 AND purchase.returns > 0
                AND (purchase.customer_id, told.id) > ($1, $2) AND (purchase.customer_id, told.id) <= ($3, $4)
                AND told.recorded_at >= $5
            ORDER BY purchase.customer_id, told.id
            LIMIT $6
            """;

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(Times.utc(since)))
                .map(rows -> Rows.only(rows).getLong("events"));
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(
                        stretch.after().subject(),
                        stretch.after().place(),
                        stretch.upTo().subject(),
                        stretch.upTo().place(),
                        Times.utc(stretch.since()),
                        stretch.most()))
                .map(rows -> Rows.list(rows, ReturnHistory::event));
    }

    private static PastEvent event(Row row) {
        CustomerId customer = new CustomerId(row.getUUID("customer_id"));
        String currency = row.getString("currency");
        PurchaseReturned event = new PurchaseReturned(
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
        return new PastEvent(new Place(customer.value(), row.getUUID("id")), event);
    }
}
