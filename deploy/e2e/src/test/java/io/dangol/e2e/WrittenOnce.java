package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.e2e.MixedLoad.Written;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds the suite against everything that a load has written: all of it is there once, sent again or not, and the
/// figures are exactly what it comes to.
final class WrittenOnce {
    private static final Duration FIGURES_WITHIN = Duration.ofMinutes(2);
    /// Of each kind of write, so many are sent once more when all is over.
    private static final int SENT_ONCE_MORE = 200;

    private final Suite suite;
    private final Api api;
    private final MixedLoad load;
    private final Written written;

    WrittenOnce(Suite suite, MixedLoad load, Written written) {
        this.suite = suite;
        this.api = new Api(suite);
        this.load = load;
        this.written = written;
    }

    /// What was sent is answered with the first answer when it is sent once more.
    void requireFirstAnswers() {
        written.purchases().entrySet().parallelStream()
                .limit(SENT_ONCE_MORE)
                .forEach(one -> assertThat(load.purchaseClient().record(one.getKey()))
                        .as("%s", one.getKey())
                        .isEqualTo(Optional.of(one.getValue())));
        Intake.assertThatEachIsKnownStill(
                written.deliveries().entrySet().stream()
                        .limit(SENT_ONCE_MORE)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                load.deliveryClient());
        Books.assertThatEveryKeyIsKnownStill(
                written.postings().stream().limit(SENT_ONCE_MORE).toList(), load.ledgerClient());
    }

    /// Every write is there once, every balance is right, and the books are in order.
    void requireEverythingOnce() {
        requirePurchases();
        load.intake().assertThatEachIsThereOnce(written.deliveries());
        load.intake().assertThatEachComplaintHasOneCase(written.deliveries());
        Books books = new Books(suite);
        books.assertThatTheyHoldExactly(written.postings(), load.accounts());
        books.assertThatAllInvariantsHold();
    }

    private void requirePurchases() {
        Books books = new Books(suite);
        Map<String, Map<String, String>> expected = new HashMap<>();
        Map<String, Long> points = new HashMap<>();
        written.purchases().forEach((purchase, id) -> {
            expected.computeIfAbsent(purchase.customer(), none -> new HashMap<>())
                    .put(id, purchase.orderId());
            points.merge(purchase.customer(), purchase.points(), Long::sum);
        });
        expected.forEach((customer, orders) -> {
            List<String> ids =
                    api.all("agent", "/v1/customers?limit=200&source=" + load.till() + "&externalId=" + customer, "id");
            assertThat(ids).as("customers who are " + customer).hasSize(1);
            Map<String, String> recorded = new HashMap<>();
            for (JsonPath page : api.pages("agent", "/v1/purchases?limit=200&customerId=" + ids.getFirst())) {
                List<String> found = page.getList("items.id", String.class);
                List<String> orderIds = page.getList("items.orderId", String.class);
                for (int index = 0; index < found.size(); index++) {
                    assertThat(recorded.put(found.get(index), orderIds.get(index)))
                            .isNull();
                }
            }
            assertThat(recorded).as("purchases of " + customer).isEqualTo(orders);
            assertThat(books.balanceOf(api.accountOf(ids.getFirst())))
                    .as("points of " + customer)
                    .isEqualTo(points.get(customer));
        });
    }

    /// Waits until the figures are what was acknowledged.
    void awaitFigures() {
        LocalDate from = load.firstDay();
        LocalDate to = from.plusYears(1).plusDays(1);
        Set<String> buyers = written.purchases().keySet().stream()
                .map(Purchase::customer)
                .collect(Collectors.toCollection(HashSet::new));
        BigDecimal revenue = written.purchases().keySet().stream()
                .map(Purchase::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .add(written.shops().stream().map(Shop::revenue).reduce(BigDecimal.ZERO, BigDecimal::add));
        long purchasePoints = written.purchases().keySet().stream()
                        .mapToLong(Purchase::points)
                        .sum()
                + written.shops().stream().mapToLong(Shop::points).sum();
        long postedPoints = written.postings().stream()
                .mapToLong(one -> one.posting().earned())
                .sum();
        long complaints = written.deliveries().keySet().stream()
                .filter(Delivery::isComplaint)
                .count();
        await().atMost(FIGURES_WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    requireFigure("purchases", from, to, written.purchases().size() + shopPurchases());
                    requireFigure("active-customers", from, to, buyers.size() + shopCustomers());
                    assertThat(api.kpiValue("revenue", from, to)).isEqualByComparingTo(revenue);
                    requireFigure("points-earned", from, to, purchasePoints);
                    requireFigure(
                            "points-earned", load.earnedOn(), load.earnedOn().plusDays(1), postedPoints);
                    requireFigure(
                            "feedback",
                            load.saidOn(),
                            load.saidOn().plusDays(1),
                            written.deliveries().size());
                    requireFigure("complaints", load.saidOn(), load.saidOn().plusDays(1), complaints);
                });
    }

    private void requireFigure(String kpi, LocalDate from, LocalDate to, long value) {
        assertThat(api.kpiValue(kpi, from, to)).as(kpi).isEqualByComparingTo(BigDecimal.valueOf(value));
    }

    private long shopPurchases() {
        return written.shops().stream().mapToLong(Shop::purchases).sum();
    }

    private long shopCustomers() {
        return written.shops().stream().mapToLong(Shop::customers).sum();
    }
}
