package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.OrderKey;
import io.dangol.customer.history.purchase.OrderLock;
import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseDirectory;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.person.CustomerDirectory;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Records returns with their events, any number at a time, in a number of statements that does not depend on it.
///
/// Locks are taken in one order: that of all orders, that of credit notes, purchases, identities.
@ApplicationScoped
public class ReturnRecorder {
    private final PurchaseDirectory purchases;
    private final ReturnRepository returns;
    private final StandaloneRepository standalone;
    private final CustomerDirectory customers;
    private final Outbox outbox;
    private final Ids ids;

    ReturnRecorder(
            PurchaseDirectory purchases,
            ReturnRepository returns,
            StandaloneRepository standalone,
            CustomerDirectory customers,
            Outbox outbox,
            Ids ids) {
        this.purchases = purchases;
        this.returns = returns;
        this.standalone = standalone;
        this.customers = customers;
        this.outbox = outbox;
        this.ids = ids;
    }

    /// Records those that are new: as returns of their purchases where these are recorded, waiting where they are not,
    /// as credit notes where they name no order. Later ones see what earlier ones did.
    ///
    /// @return what became of each, in the given order
    public Uni<List<ReturnOutcome>> record(SqlConnection transaction, List<ToldReturn> told, Instant now) {
        ReturnBatch batch = new ReturnBatch(told);
        return ofOrders(transaction, batch.orders())
                .call(() -> batch.hasCredits()
                        ? standalone.lockCredits(transaction)
                        : Uni.createFrom().voidItem())
                .flatMap(found -> purchases.lock(transaction, Set.copyOf(found.values())))
                .invoke(locked -> batch.purchases(locked))
                .chain(() -> record(transaction, batch, now));
    }

    /// Records a return of a purchase, if it is new.
    ///
    /// @param purchase which the transaction has locked
    Uni<ReturnOutcome> record(SqlConnection transaction, PurchaseBalance purchase, NewReturn content, Instant now) {
        ReturnBatch batch =
                new ReturnBatch(List.of(new ToldReturn(purchase.source(), purchase.orderId(), null, content)));
        batch.purchases(List.of(purchase));
        return record(transaction, batch, now).map(List::getFirst);
    }

    /// Where a purchase is missing, the lock keeps any from being recorded until the return waits; and it is looked for
    /// again, because one may have been recorded before the lock was got.
    private Uni<Map<OrderKey, PurchaseId>> ofOrders(SqlConnection transaction, Set<OrderKey> orders) {
        return purchases
                .ofOrders(transaction, orders)
                .flatMap(found -> found.size() == orders.size()
                        ? Uni.createFrom().item(found)
                        : OrderLock.hold(transaction).chain(() -> purchases.ofOrders(transaction, orders)));
    }

    private Uni<List<ReturnOutcome>> record(SqlConnection transaction, ReturnBatch batch, Instant now) {
        return customers
                .existing(transaction, batch.namedById())
                .flatMap(existing -> customers
                        .known(transaction, batch.namedByIdentity())
                        .invoke(known -> batch.customers(existing, known)))
                .chain(() -> returns.told(transaction, batch.purchases(), batch.keys()))
                .invoke(found -> batch.stored(found))
                .chain(() -> standalone.told(transaction, batch.keys()))
                .invoke(found -> batch.stored(found))
                .invoke(() -> batch.decide(() -> new ReturnId(ids.next()), now))
                .chain(() -> customers.resolve(transaction, batch.toRegister(), now))
                .invoke(batch::registered)
                .chain(() -> returns.insert(transaction, batch.accepted()))
                .chain(() -> purchases.keep(transaction, batch.changed()))
                .chain(() -> standalone.insert(transaction, batch.standalone(now)))
                .chain(() -> outbox.add(transaction, batch.events()))
                .map(done -> batch.outcomes());
    }
}
