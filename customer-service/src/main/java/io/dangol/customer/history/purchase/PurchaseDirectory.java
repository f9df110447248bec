package io.dangol.customer.history.purchase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds purchases for those who take something of them back, and keeps what is left of each.
@ApplicationScoped
public class PurchaseDirectory {
    private final BalanceRepository balances;

    PurchaseDirectory(BalanceRepository balances) {
        this.balances = balances;
    }

    /// The purchase as it is now.
    public Uni<Optional<PurchaseBalance>> find(SqlConnection connection, PurchaseId id) {
        return balances.find(connection, id);
    }

    /// The purchases of orders, as far as they are recorded.
    public Uni<Map<OrderKey, PurchaseId>> ofOrders(SqlConnection connection, Collection<OrderKey> orders) {
        return balances.ofOrders(connection, orders);
    }

    /// The purchases as they are until the transaction ends: who else asks for them waits.
    public Uni<List<PurchaseBalance>> lock(SqlConnection transaction, Collection<PurchaseId> ids) {
        return balances.lock(transaction, ids);
    }

    /// Keeps the balances after more returns.
    ///
    /// @param after of purchases that this transaction locked or inserted
    public Uni<Void> keep(SqlConnection transaction, Collection<PurchaseBalance> after) {
        return balances.keep(transaction, after);
    }
}
