package io.dangol.analytics.fact.ingest;

import static io.dangol.analytics.EventFeed.id;
import static io.dangol.analytics.Figures.awaitAllCounted;
import static io.dangol.analytics.Figures.figure;
import static io.dangol.analytics.Figures.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.analytics.EventFeed;
import io.dangol.analytics.EventFeed.Told;
import io.dangol.analytics.Purchases;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.time.PublicId;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sales, claims, corrections, cancellations and returns. The company is in Seoul.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PurchaseChangesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    FactService facts;

    private final EventFeed feed = new EventFeed();

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void aSaleCountsWithoutACustomerAndItsClaimGivesItOneInEitherOrder() {
        String noon = "2018-01-10T03:00:00Z";
        Purchases early = Purchases.one();
        Purchases late = Purchases.one();
        String customer = id("cus");
        publish(early.sold(noon, "store", "10.00"));
        assertValues("2018-01-01", "2018-02-01", "1", "10.00", "0");

        publish(late.recorded(customer, 2, noon, "store", "30.00"));
        assertValues("2018-01-01", "2018-02-01", "2", "40.00", "1");
        publish(late.sold(noon, "store", "30.00"), early.recorded(customer, 3, noon, "store", "10.00"));

        assertValues("2018-01-01", "2018-02-01", "2", "40.00", "1");
        assertThat(figure("repeat-rate", "2018-01-01", "2018-02-01").getString("value"))
                .isEqualTo("100.00");
        JsonPath average = figure("average-order", Map.of("from", "2018-01-01", "to", "2018-02-01", "by", "channel"));
        assertThat(average.getList("groups.value")).containsExactly("20.0000");
        Sums.assertThoseOfTheFacts(pool);
    }

    /// One second before midnight in Seoul, and midnight.
    @Test
    void aCorrectionMovesThePurchaseOverTheEndOfTheMonth() {
        Purchases purchase = Purchases.one();
        String customer = id("cus");
        publish(purchase.recorded(customer, 1, "2018-03-31T14:59:59Z", "store", "10.00"));
        assertValues("2018-03-01", "2018-04-01", "1", "10.00", "1");

        publish(purchase.corrected(customer, 2, "2018-03-31T15:00:00Z", "web", "12.50"));

        assertValues("2018-03-01", "2018-04-01", "0", "0", "0");
        assertValues("2018-04-01", "2018-05-01", "1", "12.50", "1");
        JsonPath revenue = figure("revenue", Map.of("from", "2018-04-01", "to", "2018-05-01", "by", "channel"));
        assertThat(revenue.getList("groups.channel")).containsExactly("web");
        assertThat(number("SELECT count(*) FROM rollup WHERE day = '2018-03-31'"))
                .isZero();
        assertThat(number("SELECT count(*) FROM customer_activity WHERE day = '2018-03-31'"))
                .isZero();

        publish(purchase.recorded(customer, 1, "2018-03-31T14:59:59Z", "store", "10.00"));
        assertValues("2018-03-01", "2018-05-01", "1", "12.50", "1");
        Sums.assertThoseOfTheFacts(pool);
    }

    /// Some of the sums stay, with less in them.
    @Test
    void aCorrectionTakesOnlyItsOwnOffTheSums() {
        Purchases one = Purchases.one();
        Purchases other = Purchases.one();
        String customer = id("cus");
        String noon = "2018-06-10T03:00:00Z";
        publish(one.recorded(customer, 1, noon, "store", "10.00"), other.recorded(customer, 1, noon, "store", "20.00"));

        publish(one.corrected(customer, 2, noon, "store", "11.00"));
        assertValues("2018-06-01", "2018-07-01", "2", "31.00", "1");
        publish(one.corrected(customer, 3, noon, "web", "11.00"));
        assertValues("2018-06-01", "2018-07-01", "2", "31.00", "1");
        publish(one.corrected(null, 4, noon, "web", "11.00"), other.cancelled(customer, 2, noon, "20.00"));

        assertValues("2018-06-01", "2018-07-01", "1", "11.00", "0");
        Sums.assertThoseOfTheFacts(pool);
    }

    @Test
    void aCorrectionThatComesFirstIsTheFact() {
        Purchases purchase = Purchases.one();
        publish(purchase.corrected(id("cus"), 2, "2018-08-10T03:00:00Z", "web", "7.00"));
        assertValues("2018-08-01", "2018-09-01", "1", "7.00", "1");

        publish(purchase.sold("2018-09-10T03:00:00Z", "store", "9.00"));

        assertValues("2018-08-01", "2018-10-01", "1", "7.00", "1");
    }

    @Test
    void aCancelledPurchaseIsNoFactWhicheverComesFirst() {
        Purchases known = Purchases.one();
        Purchases early = Purchases.one();
        String customer = id("cus");
        String noon = "2018-11-10T03:00:00Z";
        publish(known.recorded(customer, 1, noon, "store", "10.00"), early.cancelled(customer, 2, noon, "5.00"));
        assertValues("2018-11-01", "2018-12-01", "1", "10.00", "1");

        publish(known.cancelled(customer, 2, noon, "10.00"), early.recorded(customer, 1, noon, "store", "5.00"));
        publish(known.recorded(customer, 1, noon, "store", "10.00"));

        assertValues("2018-11-01", "2018-12-01", "0", "0", "0");
        assertThat(number("SELECT count(*) FROM rollup WHERE day = '2018-11-10'"))
                .isZero();
        Sums.assertThoseOfTheFacts(pool);
    }

    @Test
    void whatIsGivenBackCountsOnceOnItsDayAndIsTakenOffNetRevenue() {
        Purchases sale = Purchases.one();
        Purchases other = Purchases.one();
        String customer = id("cus");
        String one = id("ret");
        String two = id("ret");
        publish(
                sale.sold("2019-01-10T03:00:00Z", "store", "100.00"),
                other.recorded(customer, 1, "2019-01-11T03:00:00Z", "web", "50.00"),
                sale.returned(one, null, 2, "2019-01-20T03:00:00Z", "store", "30.00"),
                other.returned(two, customer, 2, "2019-02-02T03:00:00Z", "web", "20.00"),
                Purchases.credited(null, "2019-02-03T03:00:00Z", "5.00", "USD"));
        assertThat(customersOfReturn(one)).isZero();

        publish(
                sale.recorded(customer, 3, "2019-01-10T03:00:00Z", "store", "100.00"),
                sale.returned(one, customer, 2, "2019-01-20T03:00:00Z", "store", "30.00"));
        publish(sale.returned(one, null, 2, "2019-01-20T03:00:00Z", "store", "30.00"));

        assertThat(customersOfReturn(one)).isEqualTo(1);
        assertFigure("returns", "2019-01-01", "2019-03-01", "55.00", 3);
        assertFigure("returns", "2019-01-01", "2019-02-01", "30.00", 1);
        assertFigure("revenue", "2019-01-01", "2019-03-01", "150.00", 2);
        assertFigure("net-revenue", "2019-01-01", "2019-03-01", "95.00", 5);
        assertFigure("net-revenue", "2019-02-01", "2019-03-01", "-25.00", 2);
        JsonPath groups = figure("net-revenue", Map.of("from", "2019-01-01", "to", "2019-03-01", "by", "channel"));
        assertThat(groups.getList("groups.channel")).containsExactly(null, "store", "web");
        assertThat(groups.getList("groups.value")).containsExactly("-5.00", "70.00", "30.00");
        JsonPath series = get(
                        "/v1/kpis/net-revenue/series",
                        Map.of("from", "2019-01-01", "to", "2019-04-01", "step", "month"))
                .jsonPath();
        assertThat(series.getString("unit")).isEqualTo("USD");
        assertThat(series.getList("items.value")).containsExactly("120.00", "-25.00", "0.00");
        assertThat(series.<Object>get("items[0].interval")).isNull();
        assertThat(figure("active-customers", "2019-02-01", "2019-03-01").getString("value"))
                .isEqualTo("0");
        Sums.assertThoseOfTheFacts(pool);
    }

    @Test
    void whatIsGivenBackHasCurrenciesOfItsOwn() {
        publish(
                Purchases.one().sold("2019-06-10T03:00:00Z", "store", "100.00"),
                Purchases.credited(id("cus"), "2019-06-11T03:00:00Z", "3000", "KRW"));

        JsonPath returns = figure("returns", "2019-06-01", "2019-07-01");
        assertThat(returns.getString("value")).isEqualTo("3000");
        assertThat(returns.getString("unit")).isEqualTo("KRW");
        assertThat(figure("revenue", "2019-06-01", "2019-07-01").getString("unit"))
                .isEqualTo("USD");
        assertThat(get("/v1/kpis/net-revenue", Map.of("from", "2019-06-01", "to", "2019-07-01"))
                        .as(JsonBody.class)
                        .<String>at("detail"))
                .endsWith("KRW, USD");
        JsonPath won = figure("net-revenue", Map.of("from", "2019-06-01", "to", "2019-07-01", "currency", "KRW"));
        assertThat(won.getString("value")).isEqualTo("-3000");
    }

    /// Twice, late, in disorder, and all of it again after the inbox forgot it.
    @Test
    void theFiguresAreThoseOfTheNewestVersionsInWhateverOrder() {
        Random random = new Random(17);
        Expected expected = new Expected();
        List<Told> events = new ArrayList<>();
        for (int count = 0; count < 150; count++) {
            expected.story(random, events);
        }
        List<Told> published = new ArrayList<>(events);
        published.addAll(events.subList(0, events.size() / 2));
        events.stream().filter(each -> random.nextInt(4) == 0).map(Told::again).forEach(published::add);
        Collections.shuffle(published, random);
        feed.publish(published);
        awaitAllCounted();
        expected.assertCounted();
        Sums.assertThoseOfTheFacts(pool);

        List<Told> republished =
                new ArrayList<>(events.stream().map(Told::again).toList());
        Collections.shuffle(republished, random);
        feed.publish(republished);
        awaitAllCounted();
        expected.assertCounted();
        Sums.assertThoseOfTheFacts(pool);
    }

    /// More transactions than connections, each with other versions of the same purchases on the same few sums.
    @Test
    void manyTransactionsOnTheSamePurchasesNeitherBlockEachOtherNorLoseAnything() {
        Random random = new Random(23);
        List<Purchases> purchases = new ArrayList<>();
        for (int count = 0; count < 40; count++) {
            purchases.add(Purchases.one());
        }
        String customer = id("cus");
        List<Uni<Void>> batches = new ArrayList<>();
        for (int batch = 0; batch < 60; batch++) {
            List<ReceivedEvent> events = new ArrayList<>();
            int version = 2 + batch;
            for (Purchases purchase : purchases) {
                int month = 1 + random.nextInt(3);
                String channel = random.nextBoolean() ? "store" : "web";
                String data = purchase.corrected(
                                random.nextBoolean() ? customer : null,
                                version,
                                "2021-%02d-03T04:05:06Z".formatted(month),
                                channel,
                                "1.00")
                        .data();
                events.add(Recorded.event(Recorded.CORRECTED, changed -> replace(changed, data)));
            }
            Collections.shuffle(events, random);
            batches.add(transactions.write(transaction -> facts.add(transaction, events)));
        }

        Uni.join().all(batches).andCollectFailures().await().atMost(PATIENCE);

        assertThat(figure("purchases", "2021-01-01", "2022-01-01").getString("value"))
                .isEqualTo("40");
        assertThat(number("SELECT count(*) FROM purchase_version WHERE version = 61"))
                .isEqualTo(40);
        Sums.assertThoseOfTheFacts(pool);
    }

    private static void replace(ObjectNode data, String json) {
        try {
            data.removeAll();
            data.setAll((ObjectNode) new ObjectMapper().readTree(json));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /// What the figures of 2020 must be.
    private static final class Expected {
        private long purchases;
        private BigDecimal revenue = BigDecimal.ZERO;
        private BigDecimal returns = BigDecimal.ZERO;
        private long returned;
        private long active;

        /// A purchase from beginning to end, each customer's only one.
        void story(Random random, List<Told> events) {
            Purchases purchase = Purchases.one();
            String buyer = id("cus");
            String customer = random.nextBoolean() ? buyer : null;
            String at = time(random);
            BigDecimal amount = amount(random);
            events.add(
                    customer == null
                            ? purchase.sold(at, "store", amount.toString())
                            : purchase.recorded(customer, 1, at, "store", amount.toString()));
            boolean cancelled = false;
            int last = 2 + random.nextInt(5);
            for (int version = 2; version < last && !cancelled; version++) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        customer = buyer;
                        events.add(purchase.recorded(buyer, version, at, "store", amount.toString()));
                    }
                    case 1 -> {
                        cancelled = true;
                        events.add(purchase.cancelled(customer, version, at, amount.toString()));
                    }
                    case 2 -> {
                        BigDecimal back = amount(random);
                        returns = returns.add(back);
                        returned++;
                        String returnId = id("ret");
                        String day = time(random);
                        events.add(purchase.returned(returnId, customer, version, day, "store", back.toString()));
                        events.add(purchase.returned(returnId, buyer, version, day, "store", back.toString()));
                    }
                    default -> {
                        at = time(random);
                        amount = amount(random);
                        events.add(purchase.corrected(customer, version, at, "web", amount.toString()));
                    }
                }
            }
            if (!cancelled) {
                purchases++;
                revenue = revenue.add(amount);
                active += customer == null ? 0 : 1;
            }
        }

        void assertCounted() {
            assertFigure("purchases", "2020-01-01", "2021-01-01", Long.toString(purchases), purchases);
            assertFigure("revenue", "2020-01-01", "2021-01-01", revenue.toString(), purchases);
            assertFigure("returns", "2020-01-01", "2021-01-01", returns.toString(), returned);
            assertFigure(
                    "net-revenue",
                    "2020-01-01",
                    "2021-01-01",
                    revenue.subtract(returns).toString(),
                    purchases + returned);
            assertFigure("active-customers", "2020-01-01", "2021-01-01", Long.toString(active), active);
        }

        private static String time(Random random) {
            return "2020-%02d-%02dT10:00:00Z".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
        }

        private static BigDecimal amount(Random random) {
            return BigDecimal.valueOf(random.nextInt(100_000), 2);
        }
    }

    private void publish(Told... events) {
        feed.publish(events);
        awaitAllCounted();
    }

    private static void assertValues(String from, String to, String purchases, String revenue, String active) {
        assertThat(figure("purchases", from, to).getString("value")).isEqualTo(purchases);
        assertThat(figure("revenue", from, to).getString("value")).isEqualTo(revenue);
        assertThat(figure("active-customers", from, to).getString("value")).isEqualTo(active);
    }

    private static void assertFigure(String kpi, String from, String to, String value, long n) {
        JsonPath figure = figure(kpi, from, to);
        assertThat(figure.getString("value")).as(kpi).isEqualTo(value);
        assertThat(figure.getLong("n")).as(kpi).isEqualTo(n);
        assertThat(figure.<Object>get("interval")).as(kpi).isNull();
    }

    private long customersOfReturn(String returnId) {
        return pool.preparedQuery("SELECT count(customer_id) FROM fact WHERE kind = 'return' AND id = $1")
                .execute(Tuple.of(PublicId.parse("ret", returnId).orElseThrow()))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    private long number(String query) {
        return pool.query(query)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }
}
