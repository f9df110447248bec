package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseDirectory;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Records and finds the returns of a purchase.
@ApplicationScoped
class ReturnService {
    private static final String TAG = EntityTag.of(1);

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final PurchaseDirectory purchases;
    private final ReturnRepository returns;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    ReturnService(
            Transactions transactions,
            Idempotency idempotency,
            PurchaseDirectory purchases,
            ReturnRepository returns,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.purchases = purchases;
        this.returns = returns;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// What is asked for under a key: the same return of another purchase is another request.
    record Command(PurchaseId purchaseId, ReturnRequest request) {}

    /// @param guard refuses a purchase that the caller may not act on
    /// @return 201 with the return, 200 with the stored one where it was told before; or a refusal
    Uni<Reply> record(
            IdempotencyKey key, PurchaseId purchaseId, ReturnRequest request, Consumer<PurchaseBalance> guard) {
        NewReturn told = ReturnReader.read(request, clock.instant());
        return idempotency.once(
                key,
                "returns.record",
                new Command(purchaseId, request),
                // Locked first: what is left of the purchase, and which returns it has, cannot change any more.
                transaction -> seen(purchases.lock(transaction, purchaseId), guard)
                        .flatMap(purchase -> record(transaction, purchase, told)));
    }

    /// @param guard refuses a purchase that the caller may not see
    /// @return the return, or a refusal: 404
    Uni<ReturnView> find(PurchaseId purchaseId, ReturnId id, Consumer<PurchaseBalance> guard) {
        return transactions.read(connection -> seen(purchases.find(connection, purchaseId), guard)
                .flatMap(purchase -> returns.find(connection, purchase, id))
                .map(found -> ReturnView.of(found.orElseThrow(CommonProblem::notFound))));
    }

    /// @param guard refuses a purchase that the caller may not see
    Uni<Page<ReturnView>> list(PageRequest page, PurchaseId purchaseId, Consumer<PurchaseBalance> guard) {
        return transactions.read(connection -> seen(purchases.find(connection, purchaseId), guard)
                .flatMap(purchase -> returns.list(connection, purchase, page))
                .map(rows -> Page.of(rows, page, found -> Integer.toString(found.number()), ReturnView::of)));
    }

    private static Uni<PurchaseBalance> seen(Uni<Optional<PurchaseBalance>> purchase, Consumer<PurchaseBalance> guard) {
        return purchase.map(found -> found.orElseThrow(CommonProblem::notFound)).invoke(guard);
    }

    private Uni<Reply> record(SqlConnection transaction, PurchaseBalance purchase, NewReturn told) {
        return returns.findTold(transaction, purchase, told.returnId()).flatMap(before -> {
            if (before.isPresent()) {
                PurchaseReturn stored = before.get().toldAgain(told);
                return Uni.createFrom().item(Reply.ok(TAG, ReturnView.of(stored)));
            }
            PurchaseReturn.Accepted next =
                    PurchaseReturn.accept(new ReturnId(ids.next()), purchase, told, clock.instant());
            return returns.insert(transaction, next.accepted())
                    .chain(() -> purchases.keep(transaction, next.after()))
                    .chain(() -> outbox.add(transaction, List.of(next.event())))
                    .map(done -> created(ReturnView.of(next.accepted())));
        });
    }

    private static Reply created(ReturnView view) {
        return Reply.created("/v1/purchases/" + view.purchaseId() + "/returns/" + view.id(), TAG, view);
    }
}
