package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Buyer;
import io.dangol.customer.history.purchase.OrderKey;
import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.history.purchase.PurchaseProblem;
import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The returns of one call, what is known of each, and what becomes of them. It asks the database for nothing: the
/// recorder finds what it needs, lets it decide, and does what it has decided.
final class ReturnBatch {
    private final List<ToldReturn> told;
    private final Map<OrderKey, PurchaseBalance> purchases = new HashMap<>();
    private final Map<Identity, CustomerId> identities = new HashMap<>();
    private final Map<ToldReturn.Key, StoredReturn> stored = new HashMap<>();
    private final Map<ToldReturn.Key, Pending> pending = new LinkedHashMap<>();
    private final List<PurchaseReturn.Accepted> accepted = new ArrayList<>();
    private final List<Supplier<ReturnOutcome>> outcomes = new ArrayList<>();
    private final List<Supplier<DomainEvent>> events = new ArrayList<>();
    private Set<CustomerId> existing = Set.of();

    ReturnBatch(List<ToldReturn> told) {
        this.told = List.copyOf(told);
    }

    /// A return that is not of a purchase, until its customer is registered.
    private record Pending(
            ReturnId id, ToldReturn told, @Nullable Buyer customer) {}

    Set<OrderKey> orders() {
        return told.stream().flatMap(each -> each.order().stream()).collect(Collectors.toSet());
    }

    boolean hasCredits() {
        return told.stream().anyMatch(each -> each.orderId() == null);
    }

    List<ToldReturn.Key> keys() {
        return told.stream().map(ToldReturn::key).distinct().toList();
    }

    Set<CustomerId> namedById() {
        return told.stream()
                .map(ToldReturn::customer)
                .filter(Buyer.Known.class::isInstance)
                .map(customer -> ((Buyer.Known) customer).id())
                .collect(Collectors.toSet());
    }

    Set<Identity> namedByIdentity() {
        return identities(told.stream().map(ToldReturn::customer));
    }

    private static Set<Identity> identities(Stream<@Nullable Buyer> customers) {
        return customers
                .filter(Buyer.Named.class::isInstance)
                .map(customer -> ((Buyer.Named) customer).identity())
                .collect(Collectors.toSet());
    }

    /// @param locked the purchases of the orders, as far as they are recorded
    void purchases(Collection<PurchaseBalance> locked) {
        locked.forEach(purchase -> purchases.put(new OrderKey(purchase.source(), purchase.orderId()), purchase));
    }

    /// The known purchases.
    Collection<PurchaseBalance> purchases() {
        return List.copyOf(purchases.values());
    }

    /// @param existingIds those of the customers named by id who exist
    /// @param known those of the customers named by an identity whom somebody knows
    void customers(Set<CustomerId> existingIds, Map<Identity, CustomerId> known) {
        existing = existingIds;
        identities.putAll(known);
    }

    /// What was recorded before under the keys of this batch.
    void stored(Collection<StoredReturn> before) {
        before.forEach(each -> stored.put(each.key(), each));
    }

    /// Decides on each return, in the given order.
    ///
    /// @param newId gives ids in their order
    void decide(Supplier<ReturnId> newId, Instant now) {
        for (ToldReturn each : told) {
            @Nullable PurchaseBalance purchase = each.order().map(purchases::get).orElse(null);
            @Nullable Buyer customer = resolved(each.customer());
            @Nullable StoredReturn before = stored.get(each.key());
            @Nullable Pending earlier = pending.get(each.key());
            if (each.customer() instanceof Buyer.Known known && !existing.contains(known.id())) {
                outcomes.add(() -> new ReturnOutcome.Refused(PurchaseProblem.unknownCustomer()));
            } else if (before != null) {
                outcomes.add(() -> again(before, each, customer));
            } else if (earlier != null) {
                boolean same =
                        earlier.told().content().equals(each.content()) && Objects.equals(earlier.customer(), customer);
                outcomes.add(() -> same ? new ReturnOutcome.Unchanged(stored(earlier, now)) : differs());
            } else if (purchase != null) {
                apply(newId.get(), purchase, each, customer, now);
            } else {
                add(new Pending(newId.get(), each, customer), now);
            }
        }
    }

    private void apply(ReturnId id, PurchaseBalance purchase, ToldReturn each, @Nullable Buyer customer, Instant now) {
        if (customer != null && !customer.equals(known(purchase.customerId()))) {
            outcomes.add(() -> new ReturnOutcome.Refused(new Refusal(
                    ReturnProblem.RETURN_CUSTOMER_DIFFERS,
                    "leave the customer out, or name the customer of the purchase")));
            return;
        }
        switch (PurchaseReturn.decide(id, purchase, each.content(), now)) {
            case PurchaseReturn.Refused refused -> outcomes.add(() -> new ReturnOutcome.Refused(refused.refusal()));
            case PurchaseReturn.Accepted next -> {
                StoredReturn applied = StoredReturn.applied(next.accepted(), next.after());
                accepted.add(next);
                purchases.put(new OrderKey(purchase.source(), purchase.orderId()), next.after());
                stored.put(applied.key(), applied);
                outcomes.add(() -> new ReturnOutcome.Created(applied));
                events.add(next::event);
            }
        }
    }

    private void add(Pending next, Instant now) {
        pending.put(next.told().key(), next);
        outcomes.add(() -> new ReturnOutcome.Created(stored(next, now)));
        if (next.told().orderId() == null) {
            events.add(() -> {
                NewReturn content = next.told().content();
                return CreditRecorded.of(
                        next.id(),
                        customer(next),
                        content.returnedAt(),
                        content.total(),
                        next.told().source());
            });
        }
    }

    private static ReturnOutcome again(StoredReturn before, ToldReturn each, @Nullable Buyer customer) {
        @Nullable Buyer itsCustomer = known(before.customerId());
        boolean sameCustomer = switch (before.state()) {
            case APPLIED -> customer == null || customer.equals(itsCustomer);
            case WAITING, REFUSED, CREDIT -> Objects.equals(customer, itsCustomer);
        };
        return sameCustomer && before.content().equals(each.content())
                ? new ReturnOutcome.Unchanged(before)
                : differs();
    }

    private static ReturnOutcome differs() {
        return new ReturnOutcome.Refused(new Refusal(
                ReturnProblem.RETURN_DIFFERS, "what is recorded stays; give another return its own returnId"));
    }

    private @Nullable Buyer resolved(@Nullable Buyer customer) {
        return customer instanceof Buyer.Named named && identities.containsKey(named.identity())
                ? known(identities.get(named.identity()))
                : customer;
    }

    private static @Nullable Buyer known(@Nullable CustomerId customer) {
        return customer == null ? null : new Buyer.Known(customer);
    }

    /// The customers whom nobody knows and who are named by what is going to be recorded.
    Set<Identity> toRegister() {
        return identities(pending.values().stream().map(Pending::customer));
    }

    void registered(Map<Identity, CustomerId> customers) {
        identities.putAll(customers);
    }

    /// Returns of purchases that are new.
    List<PurchaseReturn.Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /// The balances of the purchases that they are of.
    Collection<PurchaseBalance> changed() {
        Set<PurchaseId> ids =
                accepted.stream().map(next -> next.accepted().purchaseId()).collect(Collectors.toSet());
        return purchases.values().stream()
                .filter(purchase -> ids.contains(purchase.id()))
                .toList();
    }

    /// Returns of no purchase that are new.
    List<StoredReturn> standalone(Instant now) {
        return pending.values().stream().map(each -> stored(each, now)).toList();
    }

    /// The events of what is new, in the order of the returns.
    List<DomainEvent> events() {
        return events.stream().map(Supplier::get).toList();
    }

    /// What became of each return, in the given order.
    List<ReturnOutcome> outcomes() {
        return outcomes.stream().map(Supplier::get).toList();
    }

    private StoredReturn stored(Pending each, Instant now) {
        ToldReturn itsTold = each.told();
        return new StoredReturn(
                each.id(),
                itsTold.orderId() == null ? ReturnState.CREDIT : ReturnState.WAITING,
                itsTold.source(),
                itsTold.orderId(),
                null,
                customer(each),
                itsTold.content(),
                null,
                now);
    }

    private @Nullable CustomerId customer(Pending each) {
        return switch (each.customer()) {
            case null -> null;
            case Buyer.Known known -> known.id();
            case Buyer.Named named -> Objects.requireNonNull(identities.get(named.identity()));
        };
    }
}
