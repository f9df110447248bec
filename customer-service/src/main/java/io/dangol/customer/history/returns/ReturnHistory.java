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
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Publishes returns again, each with the sum of those up to it and with the purchase as it was then. Returns of a sale
/// without a customer are published as `sale.returned`, and once it is claimed also as `purchase.returned`.
@ApplicationScoped
class ReturnHistory implements EventHistory {
    private static final String OF_CUSTOMER_THEN =
            "purchase.customer_id IS NOT NULL AND told.version > coalesce(purchase.claimed_version, 0)";
    private static final String OF_NOBODY_THEN = """
            (purchase.customer_id IS NULL OR purchase.claimed_version IS NOT NULL)
                AND (purchase.claimed_version IS NULL OR told.version < purchase.claimed_version)
            """;

    private static final HistoryQuery RETURNS = HistoryQuery.of(
            atItsTime(OF_CUSTOMER_THEN, "purchase.customer_id", "purchase.customer_id"),
            atItsTime(OF_NOBODY_THEN, "NULL::uuid", "purchase.id"),
            new Part(
                    columns("purchase.customer_id"),
                    from("claim.version"),
                    "purchase.claimed_version IS NOT NULL AND told.version < purchase.claimed_version",
                    "purchase.customer_id",
                    "claim.id",
                    "claim.changed_at"));

    private static Part atItsTime(String where, String customer, String subject) {
        return new Part(
                columns(customer),
                from("told.version"),
                "purchase.returns > 0 AND " + where,
                subject,
                "coalesce(told.place, told.id)",
                "coalesce(told.applied_at, told.recorded_at)");
    }

    private static String columns(String customer) {
        return """
            told.id, told.version, told.returned_at, told.amount, purchase.id AS purchase_id, purchase.source,
            purchase.currency,
            coalesce(purchase_then.amount, purchase.amount) AS purchase_amount,
            CASE WHEN purchase_then.amount IS NULL THEN purchase.channel ELSE purchase_then.channel END AS channel,
            (SELECT sum(earlier.amount) FROM purchase_return AS earlier
                WHERE earlier.purchase_id = told.purchase_id AND earlier.number <= told.number) AS returned_amount,
            """ + customer + " AS customer_id\n";
    }

    /// A purchase that only returns came of has no versions, and holds as it was recorded.
    ///
    /// @param version in which the purchase is wanted
    private static String from(String version) {
        String claim = version.startsWith("claim.")
                ? " JOIN purchase_version AS claim"
                        + " ON claim.purchase_id = purchase.id AND claim.version = purchase.claimed_version"
                : "";
        return "purchase JOIN purchase_return AS told ON told.purchase_id = purchase.id" + claim
                + """
             LEFT JOIN LATERAL (
                SELECT amount, channel FROM purchase_version
                WHERE purchase_version.purchase_id = purchase.id AND purchase_version.version <= %s
                ORDER BY purchase_version.version DESC LIMIT 1) AS purchase_then ON true
            """.formatted(version);
    }

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return RETURNS.count(connection, since);
    }

    /// Those that a claim tells again stand in its place, in the order of their versions.
    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return RETURNS.read(connection, stretch, ReturnHistory::event)
                .map(events -> events.stream()
                        .sorted(Comparator.comparing(PastEvent::place).thenComparingInt(ReturnHistory::version))
                        .toList());
    }

    private static int version(PastEvent past) {
        return past.event() instanceof PurchaseReturned returned ? returned.aggregateVersion() : 0;
    }

    private static PurchaseReturned event(Row row) {
        UUID customer = row.getUUID("customer_id");
        String currency = row.getString("currency");
        return new PurchaseReturned(
                new ReturnId(row.getUUID("id")).text(),
                new PurchaseId(row.getUUID("purchase_id")).text(),
                customer == null ? null : new CustomerId(customer).text(),
                row.getInteger("version"),
                Times.instant(row, "returned_at"),
                Money.of(row.getBigDecimal("amount"), currency),
                Money.of(row.getBigDecimal("returned_amount"), currency),
                Money.of(row.getBigDecimal("purchase_amount"), currency),
                row.getString("source"),
                row.getString("channel"));
    }
}
