package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.FieldReader;
import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseDirectory;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// Records and finds returns: those of a purchase, and those that are told by themselves.
@ApplicationScoped
class ReturnService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final PurchaseDirectory purchases;
    private final ReturnRecorder recorder;
    private final ReturnRepository returns;
    private final ReturnList list;
    private final Clock clock;

    ReturnService(
            Transactions transactions,
            Idempotency idempotency,
            PurchaseDirectory purchases,
            ReturnRecorder recorder,
            ReturnRepository returns,
            ReturnList list,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.purchases = purchases;
        this.recorder = recorder;
        this.returns = returns;
        this.list = list;
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
                transaction -> seen(
                                purchases.lock(transaction, List.of(purchaseId)).map(ReturnService::first), guard)
                        .flatMap(purchase -> recorder.record(transaction, purchase, told, clock.instant()))
                        .map(outcome ->
                                reply(outcome, "/v1/purchases/" + purchaseId.text() + "/returns/", stored -> 1)));
    }

    /// @return 201 with the return, 200 with the stored one where it was told before; or a refusal
    Uni<Reply> record(IdempotencyKey key, ToldReturnRequest request) {
        ToldReturn told = switch (ReturnReader.read(request, clock.instant())) {
            case ReturnReader.Accepted accepted -> accepted.told();
            case ReturnReader.Rejected rejected -> throw FieldReader.refusal(rejected.violations());
        };
        return idempotency.once(
                key,
                "returns.tell",
                request,
                transaction -> recorder.record(transaction, List.of(told), clock.instant())
                        .map(outcomes -> reply(outcomes.getFirst(), "/v1/returns/", StoredReturn::version)));
    }

    /// @param guard refuses a purchase that the caller may not see
    /// @return the return, or a refusal: 404
    Uni<ReturnView> find(PurchaseId purchaseId, ReturnId id, Consumer<PurchaseBalance> guard) {
        return transactions
                .read(connection -> seen(purchases.find(connection, purchaseId), guard)
                        .flatMap(purchase -> returns.find(connection, purchase, id)
                                .map(found ->
                                        StoredReturn.applied(found.orElseThrow(CommonProblem::notFound), purchase))))
                .map(ReturnView::of);
    }

    /// @param guard refuses a purchase that the caller may not see
    Uni<Page<ReturnView>> list(PageRequest page, PurchaseId purchaseId, Consumer<PurchaseBalance> guard) {
        return transactions.read(connection -> seen(purchases.find(connection, purchaseId), guard)
                .flatMap(purchase -> returns.list(connection, purchase, page)
                        .map(rows -> Page.of(
                                rows,
                                page,
                                found -> Integer.toString(found.number()),
                                found -> ReturnView.of(StoredReturn.applied(found, purchase))))));
    }

    /// @return the return, in whatever state, or a refusal: 404
    Uni<StoredReturn> find(ReturnId id) {
        return transactions
                .read(connection -> list.find(connection, id))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    /// In the order in which they were told.
    Uni<Page<ReturnView>> list(PageRequest page, ReturnFilter filter) {
        return transactions
                .read(connection -> list.list(connection, page, filter))
                .map(rows -> Page.of(rows, page, found -> found.id().value().toString(), ReturnView::of));
    }

    private static Uni<PurchaseBalance> seen(Uni<Optional<PurchaseBalance>> purchase, Consumer<PurchaseBalance> guard) {
        return purchase.map(found -> found.orElseThrow(CommonProblem::notFound)).invoke(guard);
    }

    private static Optional<PurchaseBalance> first(List<PurchaseBalance> locked) {
        return locked.stream().findFirst();
    }

    /// @param path where the return is to be found, in front of its id
    /// @param version the return's under the path: below its purchase it never changes
    private static Reply reply(ReturnOutcome outcome, String path, ToIntFunction<StoredReturn> version) {
        return switch (outcome) {
            case ReturnOutcome.Created created ->
                Reply.created(
                        path + created.stored().id().text(),
                        EntityTag.of(version.applyAsInt(created.stored())),
                        ReturnView.of(created.stored()));
            case ReturnOutcome.Unchanged unchanged ->
                Reply.ok(EntityTag.of(version.applyAsInt(unchanged.stored())), ReturnView.of(unchanged.stored()));
            case ReturnOutcome.Refused refused -> throw refused.refusal();
        };
    }
}
