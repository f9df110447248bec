package io.dangol.customer.history.purchase;

import io.dangol.customer.history.ProductLearning;
import io.dangol.customer.history.purchase.ChangeReader.Correction;
import io.dangol.customer.history.purchase.PurchaseCorrected.Previous;
import io.dangol.customer.history.purchase.PurchaseVersion.Change;
import io.dangol.customer.person.CustomerDirectory;
import io.dangol.customer.person.CustomerId;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.Ids;
import io.dangol.kit.web.EntityTag;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Claims, corrects and cancels purchases. Each locks its purchase first, so that changes and returns of one purchase
/// come one after the other.
@ApplicationScoped
class PurchaseChangeService {
    private final Idempotency idempotency;
    private final PurchaseRepository purchases;
    private final VersionRepository versions;
    private final CustomerDirectory customers;
    private final List<PurchaseFollowUp> followUps;
    private final ProductLearning products;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    PurchaseChangeService(
            Idempotency idempotency,
            PurchaseRepository purchases,
            VersionRepository versions,
            CustomerDirectory customers,
            @All List<PurchaseFollowUp> followUps,
            ProductLearning products,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.idempotency = idempotency;
        this.purchases = purchases;
        this.versions = versions;
        this.customers = customers;
        this.followUps = followUps;
        this.products = products;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// Who wants what of which purchase.
    ///
    /// @param by the subject of the token
    /// @param guard refuses a purchase that the caller may not act on
    record Caller(IdempotencyKey key, PurchaseId purchase, String by, Consumer<PurchaseBalance> guard) {}

    /// What is asked for under a key: the same for another purchase, or of another version, is another request.
    record Command(PurchaseId purchaseId, @Nullable String ifMatch, Object request) {}

    /// @return 200 with the purchase, which has its customer; or a refusal
    Uni<Reply> claim(Caller caller, ClaimRequest request) {
        Buyer named = ChangeReader.buyer(request.customer(), clock.instant());
        return once(
                caller,
                "purchases.claim",
                null,
                request,
                (transaction, purchase) -> customer(transaction, named.of(purchase.source()))
                        .flatMap(customer -> {
                            Purchase after = purchase.claim(customer);
                            return after.version() == purchase.version()
                                    ? reply(purchase)
                                    : claimed(transaction, caller, after);
                        }));
    }

    private Uni<Reply> claimed(SqlConnection transaction, Caller caller, Purchase after) {
        Change change = new Change(ChangeKind.CLAIMED, null, caller.by(), clock.instant());
        Uni<Void> done = keep(transaction, after, change, PurchaseRecorded.of(after));
        for (PurchaseFollowUp followUp : followUps) {
            done = done.chain(() -> followUp.claimed(transaction, after.balance()));
        }
        return done.chain(() -> reply(after));
    }

    /// @param ifMatch the version that the caller has seen
    /// @return 200 with the purchase as it is from now on; or a refusal
    Uni<Reply> correct(Caller caller, String ifMatch, CorrectionRequest request) {
        Correction wanted = ChangeReader.correction(request, clock.instant());
        return once(caller, "purchases.correct", ifMatch, request, (transaction, purchase) -> {
            EntityTag.requireMatch(ifMatch, purchase.version());
            Purchase after = purchase.correct(wanted.content());
            if (after.version() == purchase.version()) {
                return reply(purchase);
            }
            PurchaseContent before = purchase.content();
            Change change = new Change(ChangeKind.CORRECTED, wanted.reason(), caller.by(), clock.instant());
            PurchaseCorrected event = PurchaseCorrected.of(
                    order(after),
                    PurchaseVersion.of(after, change),
                    new Previous(before.purchasedAt(), before.channel(), before.store(), before.total()));
            return keep(transaction, after, change, event)
                    .chain(() -> products.learn(transaction, after.content().soldLines()))
                    .chain(() -> reply(after));
        });
    }

    /// @param ifMatch the version that the caller has seen
    /// @return 200 with the purchase, which is cancelled; or a refusal
    Uni<Reply> cancel(Caller caller, String ifMatch, CancellationRequest request) {
        String reason = ChangeReader.reason(request.reason(), clock.instant());
        return once(caller, "purchases.cancel", ifMatch, request, (transaction, purchase) -> {
            if (purchase.cancelled()) {
                return reply(purchase);
            }
            EntityTag.requireMatch(ifMatch, purchase.version());
            Change change = new Change(ChangeKind.CANCELLED, reason, caller.by(), clock.instant());
            Purchase after = purchase.cancel(change.at());
            return keep(
                            transaction,
                            after,
                            change,
                            PurchaseCancelled.of(order(after), PurchaseVersion.of(after, change)))
                    .chain(() -> reply(after));
        });
    }

    /// What is done to a locked purchase.
    @FunctionalInterface
    private interface Work {
        Uni<Reply> on(SqlConnection transaction, Purchase purchase);
    }

    private Uni<Reply> once(Caller caller, String operation, @Nullable String ifMatch, Object request, Work work) {
        return idempotency.once(
                caller.key(),
                operation,
                new Command(caller.purchase(), ifMatch, request),
                transaction -> purchases
                        .lock(transaction, caller.purchase())
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .invoke(purchase -> caller.guard().accept(purchase.balance()))
                        .flatMap(purchase -> work.on(transaction, purchase)));
    }

    private Uni<Void> keep(SqlConnection transaction, Purchase after, Change change, DomainEvent event) {
        return versions.change(transaction, ids.next(), after, change).chain(() -> outbox.add(transaction, event));
    }

    private Uni<CustomerId> customer(SqlConnection transaction, Buyer buyer) {
        return switch (buyer) {
            case Buyer.Known known ->
                customers.existing(transaction, Set.of(known.id())).map(existing -> {
                    if (existing.isEmpty()) {
                        throw PurchaseProblem.unknownCustomer();
                    }
                    return known.id();
                });
            case Buyer.Named named ->
                customers
                        .resolve(transaction, Set.of(named.identity()), clock.instant())
                        .map(resolved -> Objects.requireNonNull(resolved.get(named.identity())));
        };
    }

    private static OrderKey order(Purchase purchase) {
        return new OrderKey(purchase.source(), purchase.orderId());
    }

    private static Uni<Reply> reply(Purchase purchase) {
        return Uni.createFrom().item(Reply.ok(EntityTag.of(purchase.version()), PurchaseView.of(purchase)));
    }
}
