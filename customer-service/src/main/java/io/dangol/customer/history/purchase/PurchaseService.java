package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Records and finds purchases.
@ApplicationScoped
class PurchaseService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final PurchaseRecorder recorder;
    private final PurchaseRepository purchases;
    private final BalanceRepository balances;
    private final VersionRepository versions;
    private final Clock clock;

    PurchaseService(
            Transactions transactions,
            Idempotency idempotency,
            PurchaseRecorder recorder,
            PurchaseRepository purchases,
            BalanceRepository balances,
            VersionRepository versions,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.recorder = recorder;
        this.purchases = purchases;
        this.balances = balances;
        this.versions = versions;
        this.clock = clock;
    }

    /// @return 201 with the purchase, 200 with the stored one where it was recorded before; or a
    ///     refusal
    Uni<Reply> record(IdempotencyKey key, PurchaseRequest request) {
        NewPurchase purchase = accepted(request);
        return idempotency.once(
                key,
                "purchases.record",
                request,
                transaction -> recorder.record(transaction, List.of(purchase), clock.instant())
                        .flatMap(outcomes -> reply(transaction, outcomes.getFirst())));
    }

    /// @return the purchase, or a refusal: 404
    Uni<Purchase> find(PurchaseId id) {
        return transactions
                .read(connection -> purchases.find(connection, id))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    /// The purchase of an order, as a page of at most one.
    Uni<Page<PurchaseView>> ofOrder(String source, String orderId, boolean count) {
        return transactions
                .read(connection -> purchases.findByOrder(connection, source, orderId))
                .map(found -> Page.whole(found.stream().map(PurchaseView::of).toList(), count));
    }

    /// @param customer null for everybody's
    Uni<Page<PurchaseView>> list(PageRequest page, @Nullable CustomerId customer) {
        return transactions
                .read(connection -> purchases.list(connection, page, customer))
                .map(rows ->
                        Page.of(rows, page, purchase -> purchase.id().value().toString(), PurchaseView::of));
    }

    /// @param guard refuses a purchase that the caller may not see
    /// @return the versions in their order; or a refusal: 404
    Uni<Page<VersionView>> versions(PageRequest page, PurchaseId id, Consumer<PurchaseBalance> guard) {
        return transactions.read(connection -> balances.find(connection, id)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .invoke(guard)
                .flatMap(purchase -> versions.list(connection, purchase, page))
                .map(rows -> Page.of(rows, page, version -> Integer.toString(version.version()), VersionView::of)));
    }

    private NewPurchase accepted(PurchaseRequest request) {
        return switch (PurchaseReader.read(request, clock.instant())) {
            case PurchaseReader.Accepted accepted -> accepted.purchase();
            case PurchaseReader.Rejected rejected -> throw FieldReader.refusal(rejected.violations());
        };
    }

    private Uni<Reply> reply(SqlConnection transaction, PurchaseOutcome outcome) {
        return switch (outcome) {
            case PurchaseOutcome.Created created ->
                stored(transaction, created.id())
                        .map(purchase -> Reply.created(
                                "/v1/purchases/" + purchase.publicId(),
                                EntityTag.of(purchase.version()),
                                PurchaseView.of(purchase)));
            case PurchaseOutcome.Unchanged unchanged ->
                stored(transaction, unchanged.id())
                        .map(purchase -> Reply.ok(EntityTag.of(purchase.version()), PurchaseView.of(purchase)));
            case PurchaseOutcome.Differs differs ->
                Uni.createFrom()
                        .failure(new Refusal(
                                PurchaseProblem.PURCHASE_DIFFERS,
                                "find what is recorded by source and orderId and compare; correct it, or claim it"
                                        + " for its customer"));
            case PurchaseOutcome.UnknownCustomer unknown -> Uni.createFrom().failure(PurchaseProblem.unknownCustomer());
        };
    }

    private Uni<Purchase> stored(SqlConnection transaction, PurchaseId id) {
        return purchases.find(transaction, id).map(Optional::orElseThrow);
    }
}
