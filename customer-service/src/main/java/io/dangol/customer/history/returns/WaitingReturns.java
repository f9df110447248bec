package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.OrderKey;
import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseDirectory;
import io.dangol.customer.history.purchase.PurchaseFollowUp;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.history.returns.StandaloneRepository.Refused;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Applies the returns that waited for purchases when these are recorded, and tells again of the returns of a sale when
/// it gets its customer.
@ApplicationScoped
class WaitingReturns implements PurchaseFollowUp {
    private final PurchaseDirectory purchases;
    private final ReturnRepository returns;
    private final StandaloneRepository standalone;
    private final Outbox outbox;
    private final Ids ids;

    WaitingReturns(
            PurchaseDirectory purchases,
            ReturnRepository returns,
            StandaloneRepository standalone,
            Outbox outbox,
            Ids ids) {
        this.purchases = purchases;
        this.returns = returns;
        this.standalone = standalone;
        this.outbox = outbox;
        this.ids = ids;
    }

    @Override
    public Uni<Void> recorded(SqlConnection transaction, List<PurchaseBalance> recorded, Instant now) {
        return standalone
                .waiting(transaction, recorded)
                .flatMap(waiting -> waiting.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : settle(transaction, Settlement.of(recorded, waiting), now));
    }

    private Uni<Void> settle(SqlConnection transaction, Settlement settlement, Instant now) {
        return returns.insertWaited(transaction, settlement.applied(), ids::next, now)
                .chain(() -> purchases.keep(transaction, settlement.changed()))
                .chain(() -> standalone.remove(
                        transaction,
                        settlement.applied().stream()
                                .map(next -> next.accepted().id())
                                .toList()))
                .chain(() -> standalone.refuse(transaction, settlement.refused()))
                .chain(() -> outbox.add(
                        transaction,
                        settlement.applied().stream()
                                .map(PurchaseReturn.Accepted::event)
                                .toList()));
    }

    @Override
    public Uni<Void> claimed(SqlConnection transaction, PurchaseBalance purchase) {
        return returns.all(transaction, purchase).flatMap(all -> {
            List<PurchaseReturned> events = new ArrayList<>(all.size());
            Money returnedTotal = Money.of(BigDecimal.ZERO, purchase.total().currency());
            for (PurchaseReturn each : all) {
                returnedTotal = returnedTotal.plus(each.told().total());
                events.add(each.event(returnedTotal, purchase));
            }
            return outbox.add(transaction, events);
        });
    }

    /// What becomes of waiting returns.
    ///
    /// @param applied in the order in which they came
    record Settlement(List<PurchaseReturn.Accepted> applied, List<Refused> refused, List<PurchaseBalance> changed) {
        /// @param waiting in the order in which they came
        static Settlement of(List<PurchaseBalance> recorded, List<StoredReturn> waiting) {
            Map<OrderKey, PurchaseBalance> balances = new HashMap<>();
            recorded.forEach(purchase -> balances.put(new OrderKey(purchase.source(), purchase.orderId()), purchase));
            Map<PurchaseId, PurchaseBalance> changed = new HashMap<>();
            List<PurchaseReturn.Accepted> applied = new ArrayList<>();
            List<Refused> refused = new ArrayList<>();
            for (StoredReturn each : waiting) {
                OrderKey order = new OrderKey(each.source(), String.valueOf(each.orderId()));
                PurchaseBalance purchase = balances.get(order);
                if (purchase == null) {
                    throw new IllegalStateException("a return waited for another order");
                }
                switch (decide(each, purchase)) {
                    case PurchaseReturn.Refused no ->
                        refused.add(new Refused(each.id(), no.problem().slug()));
                    case PurchaseReturn.Accepted next -> {
                        applied.add(next);
                        balances.put(order, next.after());
                        changed.put(purchase.id(), next.after());
                    }
                }
            }
            return new Settlement(List.copyOf(applied), List.copyOf(refused), List.copyOf(changed.values()));
        }

        private static PurchaseReturn.Decision decide(StoredReturn waiting, PurchaseBalance purchase) {
            return waiting.customerId() != null && !waiting.customerId().equals(purchase.customerId())
                    ? new PurchaseReturn.Refused(ReturnProblem.RETURN_CUSTOMER_DIFFERS, "")
                    : PurchaseReturn.decide(waiting.id(), purchase, waiting.content(), waiting.recordedAt());
        }
    }
}
