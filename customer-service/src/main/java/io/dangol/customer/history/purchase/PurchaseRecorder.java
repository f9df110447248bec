package io.dangol.customer.history.purchase;

import io.dangol.customer.history.ProductLearning;
import io.dangol.customer.history.SoldLine;
import io.dangol.customer.history.purchase.PurchaseOutcome.Created;
import io.dangol.customer.history.purchase.PurchaseOutcome.Differs;
import io.dangol.customer.history.purchase.PurchaseOutcome.Unchanged;
import io.dangol.customer.history.purchase.PurchaseOutcome.UnknownCustomer;
import io.dangol.customer.history.purchase.PurchaseRepository.Stored;
import io.dangol.customer.person.CustomerDirectory;
import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.time.Ids;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Records purchases with their events, and lets the catalogue learn from them, any number at a time, in a number of
/// statements that does not depend on it.
@ApplicationScoped
public class PurchaseRecorder {
    private final PurchaseRepository repository;
    private final CustomerDirectory directory;
    private final List<PurchaseFollowUp> followUps;
    private final Outbox outbox;
    private final ProductLearning products;
    private final Ids ids;

    PurchaseRecorder(
            PurchaseRepository repository,
            CustomerDirectory directory,
            @All List<PurchaseFollowUp> followUps,
            Outbox outbox,
            ProductLearning products,
            Ids ids) {
        this.repository = repository;
        this.directory = directory;
        this.followUps = followUps;
        this.outbox = outbox;
        this.products = products;
        this.ids = ids;
    }

    /// Records those that are new, and registers their customers where nobody knows them yet. An order that comes more
    /// than once is recorded as its first occurrence says. What follows from them is done in the same transaction.
    ///
    /// @return what became of each, in the given order
    public Uni<List<PurchaseOutcome>> record(SqlConnection transaction, List<NewPurchase> purchases, Instant now) {
        Batch batch = new Batch(purchases);
        return OrderLock.share(transaction)
                .chain(() -> repository.stored(transaction, purchases))
                .invoke(batch::compare)
                .chain(() -> directory.existing(transaction, batch.knownBuyers()))
                .invoke(batch::refuseUnknownCustomers)
                .chain(() -> directory.resolve(transaction, batch.namedBuyers(), now))
                .map(customers -> batch.pending(customers, ids, now))
                .flatMap(pending -> repository
                        .insert(transaction, pending)
                        .flatMap(inserted -> tell(transaction, batch.created(pending, inserted), now)))
                .chain(() -> repository.stored(transaction, batch.open()))
                .map(stored -> {
                    batch.compareOpen(stored);
                    return batch.outcomes();
                });
    }

    private Uni<Void> tell(SqlConnection transaction, List<Purchase> created, Instant now) {
        if (created.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<PurchaseBalance> balances = created.stream().map(Purchase::balance).toList();
        Uni<Void> told = outbox.add(
                transaction, created.stream().map(PurchaseRecorded::of).toList());
        for (PurchaseFollowUp followUp : followUps) {
            told = told.chain(() -> followUp.recorded(transaction, balances, now));
        }
        return told.chain(() -> products.learn(transaction, soldLines(created)));
    }

    private static List<SoldLine> soldLines(List<Purchase> purchases) {
        return purchases.stream()
                .flatMap(purchase -> purchase.content().soldLines().stream())
                .toList();
    }

    /// The purchases of one call, and what is known of each so far.
    private static final class Batch {
        private final List<NewPurchase> purchases;
        private final @Nullable PurchaseOutcome[] outcomes;

        Batch(List<NewPurchase> purchases) {
            this.purchases = List.copyOf(purchases);
            this.outcomes = new PurchaseOutcome[purchases.size()];
        }

        void compare(Map<Integer, Stored> stored) {
            stored.forEach((place, found) -> outcomes[place] = outcome(purchases.get(place), found));
        }

        private static PurchaseOutcome outcome(NewPurchase purchase, Stored found) {
            return found.isToldBy(purchase) ? new Unchanged(found.id()) : new Differs();
        }

        Set<CustomerId> knownBuyers() {
            Set<CustomerId> buyers = new HashSet<>();
            for (NewPurchase purchase : open()) {
                if (purchase.buyer() instanceof Buyer.Known known) {
                    buyers.add(known.id());
                }
            }
            return buyers;
        }

        void refuseUnknownCustomers(Set<CustomerId> existing) {
            for (int place = 0; place < outcomes.length; place++) {
                if (outcomes[place] == null
                        && purchases.get(place).buyer() instanceof Buyer.Known known
                        && !existing.contains(known.id())) {
                    outcomes[place] = new UnknownCustomer();
                }
            }
        }

        /// Only of the first occurrence of each order: a later one may name another customer.
        Set<Identity> namedBuyers() {
            Set<Identity> buyers = new HashSet<>();
            for (int place : firstPlaces().values()) {
                if (purchases.get(place).buyer() instanceof Buyer.Named named) {
                    buyers.add(named.identity());
                }
            }
            return buyers;
        }

        List<PendingPurchase> pending(Map<Identity, CustomerId> customers, Ids ids, Instant now) {
            List<PendingPurchase> pending = new ArrayList<>();
            for (int place : firstPlaces().values()) {
                NewPurchase purchase = purchases.get(place);
                @Nullable CustomerId customer = switch (purchase.buyer()) {
                    case null -> null;
                    case Buyer.Known known -> known.id();
                    case Buyer.Named named -> Objects.requireNonNull(customers.get(named.identity()));
                };
                pending.add(new PendingPurchase(
                        place,
                        Purchase.record(new PurchaseId(ids.next()), purchase, customer, now),
                        purchase.fingerprint()));
            }
            return pending;
        }

        List<Purchase> created(List<PendingPurchase> pending, Set<PurchaseId> inserted) {
            List<Purchase> created = new ArrayList<>(inserted.size());
            for (PendingPurchase next : pending) {
                if (inserted.contains(next.purchase().id())) {
                    outcomes[next.index()] = new Created(next.purchase().id());
                    created.add(next.purchase());
                }
            }
            return created;
        }

        List<NewPurchase> open() {
            return openPlaces().stream().map(purchases::get).toList();
        }

        void compareOpen(Map<Integer, Stored> stored) {
            List<Integer> places = openPlaces();
            stored.forEach((index, found) -> {
                int place = places.get(index);
                outcomes[place] = outcome(purchases.get(place), found);
            });
        }

        List<PurchaseOutcome> outcomes() {
            List<PurchaseOutcome> all = new ArrayList<>(outcomes.length);
            for (PurchaseOutcome outcome : outcomes) {
                if (outcome == null) {
                    throw new IllegalStateException("a purchase was neither recorded nor found");
                }
                all.add(outcome);
            }
            return all;
        }

        private List<Integer> openPlaces() {
            List<Integer> places = new ArrayList<>();
            for (int place = 0; place < outcomes.length; place++) {
                if (outcomes[place] == null) {
                    places.add(place);
                }
            }
            return places;
        }

        private SortedMap<OrderKey, Integer> firstPlaces() {
            SortedMap<OrderKey, Integer> places = new TreeMap<>();
            for (int place : openPlaces()) {
                places.putIfAbsent(purchases.get(place).key(), place);
            }
            return places;
        }
    }
}
