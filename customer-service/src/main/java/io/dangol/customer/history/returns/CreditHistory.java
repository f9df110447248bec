package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Money;
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
import java.util.UUID;

/// Tells again of credit notes.
@ApplicationScoped
class CreditHistory implements EventHistory {
    private static final HistoryQuery CREDITS = HistoryQuery.of(new Part(
            "credit.id, credit.customer_id, credit.returned_at, credit.amount, credit.currency, credit.source",
            "standalone_return AS credit",
            "credit.state = 'credit'",
            "credit.subject",
            "credit.id",
            "credit.recorded_at"));

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return CREDITS.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return CREDITS.read(connection, stretch, CreditHistory::event);
    }

    private static CreditRecorded event(Row row) {
        UUID customer = row.getUUID("customer_id");
        return CreditRecorded.of(
                new ReturnId(row.getUUID("id")),
                customer == null ? null : new CustomerId(customer),
                Times.instant(row, "returned_at"),
                Money.of(row.getBigDecimal("amount"), row.getString("currency")),
                row.getString("source"));
    }
}
