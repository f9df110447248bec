package io.dangol.customer.history.purchase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Finds purchases for those who take something of them back, and keeps what is left of each.
@ApplicationScoped
public class PurchaseDirectory {
    private final PurchaseRepository purchases;

    PurchaseDirectory(PurchaseRepository purchases) {
        this.purchases = purchases;
    }

    /// The purchase as it is now.
    public Uni<Optional<PurchaseBalance>> find(SqlConnection connection, PurchaseId id) {
        return purchases.find(connection, id).map(found -> found.map(Purchase::balance));
    }

    /// The purchase as it is until the transaction ends: who else asks for it waits.
    public Uni<Optional<PurchaseBalance>> lock(SqlConnection transaction, PurchaseId id) {
        return purchases.lock(transaction, id).map(found -> found.map(Purchase::balance));
    }

    /// Keeps the balance after one more return.
    ///
    /// @param balance of a purchase that this transaction locked
    public Uni<Void> keep(SqlConnection transaction, PurchaseBalance balance) {
        return purchases.keep(transaction, balance);
    }
}
