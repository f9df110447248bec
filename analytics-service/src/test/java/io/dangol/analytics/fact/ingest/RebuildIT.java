package io.dangol.analytics.fact.ingest;

import static io.dangol.analytics.EventFeed.feedback;
import static io.dangol.analytics.EventFeed.id;
import static io.dangol.analytics.EventFeed.points;
import static io.dangol.analytics.EventFeed.purchase;
import static io.dangol.analytics.EventFeed.told;
import static io.dangol.analytics.Figures.awaitAllCounted;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.analytics.EventFeed;
import io.dangol.analytics.EventFeed.Told;
import io.dangol.analytics.Figures;
import io.dangol.analytics.Purchases;
import io.dangol.testkit.OwnInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Figures that were lost are rebuilt from history that is published again.
@QuarkusTest
@QuarkusTestResource(value = OwnInfrastructure.class, restrictToAnnotatedClass = true)
class RebuildIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FROM = "2001-01-01";
    private static final String TO = "2002-01-01";
    private static final List<String> COUNTS =
            List.of("purchases", "active-customers", "repeat-rate", "feedback", "points-earned");
    private static final List<String> MONEY = List.of("revenue", "average-order", "returns", "net-revenue");

    @Inject
    Pool pool;

    private final EventFeed feed = new EventFeed();

    @BeforeEach
    void empty() {
        change("TRUNCATE fact, rollup, score_rollup, customer_activity, case_cohort, purchase_version");
        change("DELETE FROM inbox");
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void figuresAreTheSameAfterTheyWereEmptiedAndToldAgainHoweverOften() {
        List<Told> history = history();
        List<Told> before = new ArrayList<>(history);
        Collections.shuffle(before, new Random(3));
        feed.publish(before);
        awaitAllCounted();
        Map<String, String> figures = figures();

        feed.publish(history);
        awaitAllCounted();
        assertThat(figures()).isEqualTo(figures);

        empty();
        assertThat(figures()).isNotEqualTo(figures);
        // A purchase of the day meanwhile, which comes in front of what is told again.
        feed.publish(history.getLast());
        feed.publish(history);
        awaitAllCounted();
        assertThat(figures()).isEqualTo(figures);

        feed.publish(history);
        awaitAllCounted();
        assertThat(figures()).isEqualTo(figures);
    }

    /// What was published before ids followed from facts is told again under another id.
    @Test
    void whatIsToldAgainUnderAnotherIdCountsOnce() {
        List<Told> history = history();
        feed.publish(history);
        awaitAllCounted();
        Map<String, String> figures = figures();

        feed.publish(history.stream().map(Told::again).toList());
        awaitAllCounted();

        assertThat(figures()).isEqualTo(figures);
    }

    private static List<Told> history() {
        Random random = new Random(5);
        List<Told> history = new ArrayList<>();
        for (int index = 0; index < 20; index++) {
            String customer = id("cus");
            String registered = "2001-01-01T00:00:00Z";
            history.add(told(
                    "customer.events",
                    "io.dangol.customer.customer.registered.v1",
                    customer,
                    registered,
                    "{\"customerId\":\"%s\",\"aggregateVersion\":1,\"registeredAt\":\"%s\"}"
                            .formatted(customer, registered)));
            for (int order = 0; order <= index % 3; order++) {
                String time = "2001-%02d-%02dT10:00:00Z".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
                BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
                history.add(purchase(customer, time, "store", amount.toString(), "USD"));
                history.add(points(customer, 1 + random.nextInt(500), time));
                history.add(feedback("review", "email", time));
            }
            history.addAll(changed(customer, index));
        }
        return history;
    }

    /// A sale that was claimed, corrected and partly returned, and one that was cancelled.
    private static List<Told> changed(String customer, int index) {
        Purchases sale = Purchases.one();
        Purchases cancelled = Purchases.one();
        String day = "2001-06-%02dT10:00:00Z".formatted(1 + index);
        String other = "2001-07-%02dT10:00:00Z".formatted(1 + index);
        String returnId = id("ret");
        return List.of(
                sale.sold(day, "store", "10.00"),
                sale.returned(returnId, null, 2, other, "store", "3.00"),
                sale.recorded(customer, 3, day, "store", "10.00"),
                sale.returned(returnId, customer, 2, other, "store", "3.00"),
                sale.corrected(customer, 4, other, "web", "12.00"),
                cancelled.recorded(customer, 1, day, "store", "5.00"),
                cancelled.cancelled(customer, 2, day, "5.00"));
    }

    private static Map<String, String> figures() {
        Map<String, String> figures = new TreeMap<>();
        COUNTS.forEach(figure -> figures.put(figure, figure(figure, Map.of("from", FROM, "to", TO))));
        MONEY.forEach(figure -> figures.put(figure, figure(figure, Map.of("from", FROM, "to", TO, "currency", "USD"))));
        return figures;
    }

    private static String figure(String figure, Map<String, String> query) {
        JsonPath answer = Figures.figure(figure, query);
        return answer.getString("value") + " of " + answer.getString("n");
    }

    private void change(String statement) {
        pool.query(statement).execute().await().atMost(PATIENCE);
    }
}
