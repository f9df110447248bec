package io.dangol.analytics.fact.ingest;

import static io.dangol.analytics.EventFeed.caseOpened;
import static io.dangol.analytics.EventFeed.caseResolved;
import static io.dangol.analytics.EventFeed.feedback;
import static io.dangol.analytics.EventFeed.id;
import static io.dangol.analytics.EventFeed.points;
import static io.dangol.analytics.EventFeed.purchase;
import static io.dangol.analytics.EventFeed.response;
import static io.dangol.analytics.EventFeed.told;
import static io.dangol.analytics.Figures.awaitAllCounted;
import static io.dangol.analytics.Figures.figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.analytics.EventFeed;
import io.dangol.analytics.EventFeed.Told;
import io.dangol.kit.db.Times;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class IngestionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void theFiguresAreTheSameWhateverComesTwiceLateOrInDisorder() {
        Random random = new Random(7);
        List<Told> events = new ArrayList<>();
        Set<String> customers = new HashSet<>();
        BigDecimal revenue = BigDecimal.ZERO;
        long earned = 0;
        for (int index = 0; index < 400; index++) {
            String customer = customers.size() < 50
                    ? id("cus")
                    : customers.stream().findFirst().orElseThrow();
            customers.add(customer);
            String time = "2001-%02d-%02dT10:00:00Z".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
            revenue = revenue.add(amount);
            int points = 1 + random.nextInt(500);
            earned += points;
            events.add(purchase(customer, time, random.nextBoolean() ? "store" : "web", amount.toString(), "USD"));
            events.add(points(customer, points, time));
            events.add(response("nps", index % 11, "email", time));
            events.add(feedback(index % 4 == 0 ? "complaint" : "review", "email", time));
            String caseId = id("cas");
            events.add(caseOpened(caseId, "email", time));
            if (index % 2 == 0) {
                events.add(caseResolved(caseId, time, "2002-06-01T00:00:00Z"));
            }
        }
        List<Told> published = new ArrayList<>(events);
        published.addAll(events);
        events.stream().map(Told::again).forEach(published::add);
        Collections.shuffle(published, random);

        feed.publish(published);
        awaitAllCounted();

        assertThat(figure("purchases", "2001-01-01", "2002-01-01").getString("value"))
                .isEqualTo("400");
        assertThat(new BigDecimal(figure("revenue", "2001-01-01", "2002-01-01").getString("value")))
                .isEqualByComparingTo(revenue);
        assertThat(figure("active-customers", "2001-01-01", "2002-01-01").getString("value"))
                .isEqualTo("50");
        assertThat(figure("points-earned", "2001-01-01", "2002-01-01").getString("value"))
                .isEqualTo(Long.toString(earned));
        assertThat(figure("nps", "2001-01-01", "2002-01-01").getLong("n")).isEqualTo(400);
        assertThat(figure("feedback", "2001-01-01", "2002-01-01").getString("value"))
                .isEqualTo("400");
        assertThat(figure("complaints", "2001-01-01", "2002-01-01").getString("value"))
                .isEqualTo("100");
        assertThat(figure("resolution", "2001-01-01", "2002-01-01").getString("value"))
                .isEqualTo("50.00");
        assertThat(number("SELECT count(*) FROM fact WHERE kind = 'case_resolved' AND day = '2002-06-01'"))
                .isEqualTo(200);
        Sums.assertThoseOfTheFacts(pool);
    }

    /// Resolutions of before got the ids that those of now have, by the migration's own expression.
    @Test
    void theMigrationComputesTheIdsOfResolutions() {
        UUID caseId = UUID.fromString("0199a5c8-1d2e-7abc-8def-0123456789ab");
        Instant resolvedAt = Instant.parse("2026-11-21T00:30:00.123456Z");

        UUID computed = pool.preparedQuery("""
                        SELECT encode(substr(sha256(uuid_send($1)
                            || int8send((extract(epoch FROM $2::timestamptz) * 1000000)::bigint)), 1, 16), 'hex')::uuid""")
                .execute(Tuple.of(caseId, Times.utc(resolvedAt)))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getUUID(0);

        assertThat(computed).isEqualTo(FactReader.resolutionId(caseId, resolvedAt));
    }

    @Test
    void anEventAtHalfPastElevenAtNightInLondonBelongsToTheNextDayInSeoul() {
        feed.publish(
                purchase(id("cus"), "2003-05-31T23:30:00Z", "", "10.00", "USD"),
                response("csat", 5, "web", "2003-05-31T23:30:00Z"),
                points(id("cus"), 7, "2003-05-31T23:30:00Z"));
        awaitAllCounted();

        for (String kpi : List.of("purchases", "csat", "points-earned")) {
            assertThat(figure(kpi, "2003-05-31", "2003-06-01").getLong("n"))
                    .as(kpi)
                    .isZero();
            assertThat(figure(kpi, "2003-06-01", "2003-06-02").getLong("n"))
                    .as(kpi)
                    .isEqualTo(1);
        }
    }

    @Test
    void aPurchaseOfAsManyLinesAsThereMayBeIsCounted() {
        String lines = IntStream.range(0, 5_000)
                .mapToObj(line -> "{\"sku\":\"%0100d\",\"quantity\":1}".formatted(line))
                .collect(Collectors.joining(",", "[", "]"));
        feed.publish(purchase(id("cus"), "2004-05-31T12:00:00Z", "web", "10.00", "USD", lines));
        awaitAllCounted();

        assertThat(figure("purchases", "2004-05-01", "2004-07-01").getLong("n")).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsSetAsideAndTheRestIsCounted() {
        List<Told> events = new ArrayList<>();
        for (int index = 0; index < 30; index++) {
            events.add(purchase(id("cus"), "2004-02-03T04:05:06Z", "store", "1.25", "USD"));
        }
        Told poison = purchase(id("cus"), "2004-02-03T04:05:06Z", "store", "a lot", "USD");
        Told garbage = told("customer.events", poison.type(), poison.subject(), poison.time(), "{\"purchaseId\":");
        Told unknown = told("customer.events", "io.dangol.customer.moved.v7", id("cus"), poison.time(), "{}");
        events.add(11, poison);
        events.add(17, garbage);
        events.add(23, unknown);

        feed.publish(events);
        awaitAllCounted();

        assertThat(figure("revenue", "2004-02-01", "2004-03-01").getString("value"))
                .isEqualTo("37.50");
        assertThat(deadLetter(poison.id()).headers().get("dead_reason")).contains("`total.amount` must be");
        assertThat(deadLetter(poison.id()).headers()).containsEntry("dead_consumer", "analytics");
        assertThat(deadLetter(garbage.id()).headers().get("dead_reason")).contains("not JSON");
    }

    @Test
    void manyTransactionsOnTheSameSumsNeitherBlockEachOtherNorLoseAnything() {
        List<Uni<Void>> batches = new ArrayList<>();
        Random random = new Random(11);
        for (int batch = 0; batch < 12; batch++) {
            List<ReceivedEvent> events = new ArrayList<>();
            for (int index = 0; index < 100; index++) {
                int month = 1 + index % 12;
                String channel = "channel-" + index % 5;
                events.add(Recorded.event(
                        Recorded.PURCHASE,
                        data -> data.put("purchaseId", id("pur"))
                                .put("purchasedAt", "2005-%02d-03T04:05:06Z".formatted(month))
                                .put("channel", channel)));
            }
            Collections.shuffle(events, random);
            batches.add(transactions.write(transaction -> facts.add(transaction, events)));
        }

        Uni.join().all(batches).andCollectFailures().await().atMost(PATIENCE);

        assertThat(figure("purchases", "2005-01-01", "2006-01-01").getString("value"))
                .isEqualTo("1200");
        assertThat(figure("revenue", Map.of("from", "2005-01-01", "to", "2006-01-01"))
                        .getString("value"))
                .isEqualTo("15480000");
        Sums.assertThoseOfTheFacts(pool);
    }

    private static Published deadLetter(UUID eventId) {
        try (PublishedEvents letters = new PublishedEvents(EventFeed.bootstrapServers(), "customer.events.dead")) {
            List<Published> found = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> {
                letters.all().stream()
                        .filter(letter ->
                                eventId.toString().equals(letter.headers().get("ce_id")))
                        .forEach(found::add);
                return !found.isEmpty();
            });
            return found.getFirst();
        }
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
