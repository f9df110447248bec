package io.dangol.customer.history.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.history.purchase.Buyer;
import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.history.returns.WaitingReturns.Settlement;
import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What becomes of the returns of one call, and of those that waited for one purchase.
class ReturnBatchTest {
    private static final String SOURCE = "pos-7";
    private static final Instant TIME = Instant.parse("2026-11-21T00:30:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 1));
    private static final Identity KNOWN = new Identity(SOURCE, "known");
    private static final Identity STRANGER = new Identity(SOURCE, "stranger");

    private final AtomicLong ids = new AtomicLong();

    @Test
    void eachReturnGoesWhereItBelongs() {
        ReturnBatch batch = decided(
                List.of(purchase("A", CUSTOMER)),
                told("R-1", "A", null, 10),
                told("R-1", "B", null, 10),
                told("R-1", null, null, 10));

        assertThat(states(batch)).containsExactly("applied", "waiting", "credit");
        assertThat(batch.accepted()).hasSize(1);
        assertThat(batch.changed()).extracting(PurchaseBalance::version).containsExactly(2);
        assertThat(batch.standalone(NOW)).hasSize(2);
        assertThat(batch.events())
                .extracting(DomainEvent::type)
                .containsExactly("io.dangol.customer.purchase.returned.v1", "io.dangol.customer.credit.recorded.v1");
    }

    @Test
    void whatComesTwiceIsTheSameAndToldOtherwiseRefused() {
        for (String order : new String[] {"A", "B", null}) {
            ReturnBatch batch = decided(
                    List.of(purchase("A", CUSTOMER)),
                    told("R-1", order, null, 10),
                    told("R-1", order, null, 10),
                    told("R-1", order, null, 11),
                    told("R-2", order, null, 10));

            assertThat(states(batch).subList(1, 4))
                    .containsExactly(
                            "unchanged", "return-differs", states(batch).getFirst());
        }
    }

    @Test
    void theCustomerMustBeThatOfThePurchase() {
        Buyer known = new Buyer.Named(KNOWN);
        Buyer stranger = new Buyer.Named(STRANGER);
        ReturnBatch batch = decided(
                List.of(purchase("A", CUSTOMER), purchase("sale", null)),
                told("R-1", "A", known, 1),
                told("R-2", "A", new Buyer.Known(CUSTOMER), 1),
                told("R-3", "A", stranger, 1),
                told("R-4", "sale", known, 1),
                told("R-5", "sale", null, 1),
                told("R-6", "A", new Buyer.Known(new CustomerId(new UUID(9, 9))), 1));

        assertThat(states(batch))
                .containsExactly(
                        "applied",
                        "applied",
                        "return-customer-differs",
                        "return-customer-differs",
                        "applied",
                        "unknown-customer");
    }

    @Test
    void onlyCustomersOfWhatIsRecordedAreRegistered() {
        ReturnBatch batch = decided(
                List.of(purchase("A", CUSTOMER)),
                told("R-1", "A", new Buyer.Named(STRANGER), 1),
                told("R-1", null, new Buyer.Named(KNOWN), 1));

        assertThat(batch.toRegister()).isEmpty();

        ReturnBatch credit = new ReturnBatch(List.of(told("R-1", null, new Buyer.Named(STRANGER), 1)));
        credit.decide(this::newId, NOW);
        assertThat(credit.toRegister()).containsExactly(STRANGER);
        CustomerId registered = new CustomerId(new UUID(2, 2));
        credit.registered(Map.of(STRANGER, registered));
        assertThat(credit.standalone(NOW)).extracting(StoredReturn::customerId).containsExactly(registered);
        assertThat(credit.events().getFirst().subject()).isEqualTo(registered.text());
    }

    /// One by one or in batches of any size, the same becomes of them.
    @Property(tries = 200)
    void howManyComeTogetherMakesNoDifference(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 200) Integer> amounts,
            @ForAll @IntRange(min = 1, max = 7) int orders) {
        List<ToldReturn> all = IntStream.range(0, amounts.size())
                .mapToObj(place -> told("R-" + place % 11, "A-" + place % orders, null, amounts.get(place)))
                .toList();
        List<PurchaseBalance> purchases = IntStream.range(0, orders)
                .mapToObj(number -> purchase("A-" + number, CUSTOMER))
                .toList();

        ReturnBatch together = decided(purchases, all.toArray(ToldReturn[]::new));

        List<String> oneByOne = new ArrayList<>();
        List<PurchaseBalance> balances = new ArrayList<>(purchases);
        List<StoredReturn> stored = new ArrayList<>();
        for (ToldReturn each : all) {
            ReturnBatch batch = new ReturnBatch(List.of(each));
            batch.purchases(balances);
            batch.stored(stored);
            batch.decide(this::newId, NOW);
            oneByOne.addAll(states(batch));
            batch.accepted().forEach(next -> stored.add(StoredReturn.applied(next.accepted(), next.after())));
            balances.clear();
            balances.addAll(batch.purchases());
        }
        assertThat(states(together)).isEqualTo(oneByOne);
        assertThat(together.purchases()).containsExactlyInAnyOrderElementsOf(balances);
    }

    /// Waiting first or coming later, a return is allowed or not by the same rules.
    @Property(tries = 200)
    void whatWaitedIsSettledAsIfItHadComeLater(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 500) Integer> amounts) {
        PurchaseBalance purchase = purchase("A", CUSTOMER);
        List<StoredReturn> waiting = IntStream.range(0, amounts.size())
                .mapToObj(place -> new StoredReturn(
                        newId(),
                        ReturnState.WAITING,
                        SOURCE,
                        "A",
                        null,
                        null,
                        told("R-" + place, "A", null, amounts.get(place)).content(),
                        null,
                        NOW))
                .toList();

        Settlement settlement = Settlement.of(List.of(purchase), waiting);

        ReturnBatch later = decided(
                List.of(purchase),
                IntStream.range(0, amounts.size())
                        .mapToObj(place -> told("R-" + place, "A", null, amounts.get(place)))
                        .toArray(ToldReturn[]::new));
        assertThat(settlement.applied()).hasSameSizeAs(later.accepted());
        assertThat(settlement.applied())
                .extracting(next -> next.accepted().told().returnId())
                .containsExactlyElementsOf(later.accepted().stream()
                        .map(next -> next.accepted().told().returnId())
                        .toList());
        assertThat(settlement.changed()).containsExactlyElementsOf(later.changed());
        assertThat(settlement.refused())
                .hasSize(amounts.size() - settlement.applied().size());
    }

    private ReturnBatch decided(List<PurchaseBalance> purchases, ToldReturn... told) {
        ReturnBatch batch = new ReturnBatch(List.of(told));
        batch.purchases(purchases);
        batch.customers(Set.of(CUSTOMER), Map.of(KNOWN, CUSTOMER));
        batch.decide(this::newId, NOW);
        return batch;
    }

    private ReturnId newId() {
        return new ReturnId(new UUID(7, ids.incrementAndGet()));
    }

    private static List<String> states(ReturnBatch batch) {
        return batch.outcomes().stream()
                .map(outcome -> switch (outcome) {
                    case ReturnOutcome.Created created ->
                        created.stored().state().column();
                    case ReturnOutcome.Unchanged unchanged -> "unchanged";
                    case ReturnOutcome.Refused refused ->
                        refused.refusal().type().slug();
                })
                .toList();
    }

    private static ToldReturn told(String returnId, @Nullable String orderId, @Nullable Buyer customer, int won) {
        return new ToldReturn(
                SOURCE,
                orderId,
                customer,
                new NewReturn(returnId, TIME, new Money(Integer.toString(won), "KRW"), List.of(), null));
    }

    private static PurchaseBalance purchase(String orderId, @Nullable CustomerId customer) {
        return new PurchaseBalance(
                new PurchaseId(new UUID(3, orderId.hashCode())),
                SOURCE,
                orderId,
                customer,
                TIME,
                null,
                new Money("1000", "KRW"),
                new Money("0", "KRW"),
                0,
                null,
                1,
                false);
    }
}
