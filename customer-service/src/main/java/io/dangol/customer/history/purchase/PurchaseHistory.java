package io.dangol.customer.history.purchase;

import io.dangol.kit.republish.EventHistory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Tells again what was bought.
@ApplicationScoped
class PurchaseHistory implements EventHistory {
    private final PurchaseRepository purchases;

    PurchaseHistory(PurchaseRepository purchases) {
        this.purchases = purchases;
    }

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return purchases.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return purchases
                .ofCustomers(connection, stretch)
                .map(found -> found.stream()
                        .map(purchase -> new PastEvent(
                                new Place(
                                        purchase.customerId().value(),
                                        purchase.id().value()),
                                PurchaseRecorded.of(purchase)))
                        .toList());
    }
}
