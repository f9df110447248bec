package io.dangol.customer.history.purchase;

import io.dangol.customer.history.ProductLearning;
import io.dangol.customer.history.SoldLine;
import io.dangol.customer.history.purchase.NewPurchase.OrderKey;
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
    private final Outbox outbox;
    private final ProductLearning products;
    private final Ids ids;

    PurchaseRecorder(
            PurchaseRepository repository,
            CustomerDirectory directory,
            Outbox outbox,
            ProductLearning products,
            Ids ids) {
        this.repository = repository;
        this.directory = directory;
        this.outbox = outbox;
        this.products = products;
        this.ids = ids;
    }

    /// Records those that are new, and registers their customers where nobody knows them yet. An order that comes more
    /// than once is recorded as its first occurrence says.
    ///
    /// @return what became of each, in the given order
    public Uni<List<PurchaseOutcome>> record(SqlConnection transaction, List<NewPurchase> purchases, Instant now) {
        Batch batch = new Batch(purchases);
        return repository
                .stored(transaction, purchases)
                .invoke(batch::compare)
                .chain(() -> directory.existing(transaction, batch.knownBuyers()))
                .invoke(batch::refuseUnknownCustomers)
                .chain(() -> directory.resolve(transaction, batch.namedBuyers(), now))
                .map(customers -> batch.pending(customers, ids, now))
                .flatMap(pending ->
                        repository.insert(transaction, pending).map(inserted -> batch.created(pending, inserted)))
                .call(created -> outbox.add(
                        transaction, created.stream().map(PurchaseRecorded::of).toList()))
                .call(created -> products.learn(transaction, soldLines(created)))
                .chain(() -> repository.stored(transaction, batch.open()))
                .map(stored -> {
                    batch.compareOpen(stored);
                    return batch.outcomes();
                });
    }

    private static List<SoldLine> soldLines(List<Purchase> purchases) {
        return purchases.stream()
                .flatMap(purchase -> purchase.lines().stream()
                        .filter(line -> line.sku() != null)
                        .map(line -> new SoldLine(
                                Objects.requireNonNull(line.sku()), line.category(), null, purchase.purchasedAt())))
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
            boolean same = found.sameCustomer() && found.fingerprint().equals(purchase.fingerprint());
            return same ? new Unchanged(found.id()) : new Differs();
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
                CustomerId customer = switch (purchase.buyer()) {
                    case Buyer.Known known -> known.id();
                    case Buyer.Named named -> customers.get(named.identity());
                };
                if (customer == null) {
                    throw new IllegalStateException("a buyer was not resolved");
                }
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
