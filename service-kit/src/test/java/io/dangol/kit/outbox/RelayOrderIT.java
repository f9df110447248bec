package io.dangol.kit.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.embedded.broker.EmbeddedBroker;
import io.dangol.kit.event.EventProducer;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.BrokerProxy;
import io.dangol.testkit.BrokerProxy.Fate;
import io.dangol.testkit.FreePorts;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the broker does, nobody sees an event of a customer for the first time after a later one of the same.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RelayOrderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(1);
    private static final int CUSTOMERS = 7;
    private static final int ROUNDS = 120;
    private static final int REFUSED_BYTES = 150_000;
    private static final String TOPIC = "order";

    @Inject
    Pool pool;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    private BrokerProxy proxy;
    private EmbeddedBroker broker;
    private EventProducer producer;
    private Relay relay;

    @BeforeEach
    void aBrokerBehindAProxy(@TempDir Path directory) throws IOException {
        int brokerPort = FreePorts.next();
        int proxyPort = FreePorts.next();
        proxy = new BrokerProxy(proxyPort, brokerPort);
        broker = EmbeddedBroker.start(directory, brokerPort, FreePorts.next(), proxyPort);
        producer = new EventProducer(Map.of("bootstrap.servers", broker.bootstrapServers()));
        relay = relay(new TestRelaySettings(TOPIC, "/order", Duration.ofMillis(500), DELIVERY_TIMEOUT));
        pool.query("TRUNCATE outbox").execute().await().atMost(PATIENCE);
    }

    private Relay relay(RelaySettings settings) {
        return new Relay(pool, producer, settings, clock, new SimpleMeterRegistry());
    }

    /// One that looks when it is woken, and not by itself.
    private Relay sleepyRelay() {
        Duration longer = Duration.ofHours(1);
        return relay(new TestRelaySettings(TOPIC, "/order", longer, longer, DELIVERY_TIMEOUT));
    }

    @AfterEach
    void stop() throws Exception {
        proxy.heal();
        relay.stop(null);
        producer.close();
        broker.close();
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void requestsAreLostAtRandom(long seed) throws Exception {
        createTopic(Map.of());
        write("x".repeat(2_000));
        Random chance = new Random(seed);
        AtomicInteger left = new AtomicInteger(25);
        proxy.decide(api -> api != BrokerProxy.PRODUCE || left.getAndDecrement() <= 0 ? Fate.PASSED : any(chance));

        relay.start(null);

        awaitNothingUnsent();
        assertThat(left).hasNegativeValue();
        assertAllSeenInOrder();
    }

    @Test
    void theBrokerIsAwayLongerThanADeliveryMayTake() throws Exception {
        createTopic(Map.of());
        write("x".repeat(20_000));
        AtomicInteger left = new AtomicInteger(4);
        proxy.decide(api -> api != BrokerProxy.PRODUCE || left.getAndDecrement() <= 0 ? Fate.PASSED : Fate.SWALLOWED);

        relay.start(null);

        awaitNothingUnsent();
        assertThat(left).hasNegativeValue();
        assertAllSeenInOrder();
    }

    @Test
    void eventsInTheMiddleOfBatchesAreRefused() throws Exception {
        createTopic(Map.of("max.message.bytes", "100000"));
        for (int round = 1; round <= ROUNDS; round++) {
            for (int customer = 1; customer <= CUSTOMERS; customer++) {
                boolean refused = round == 10 * customer || round == 50 + customer;
                add(customer, round, "x".repeat(refused ? REFUSED_BYTES : 100));
            }
        }

        relay.start(null);

        await().atMost(PATIENCE).until(() -> count("failure IS NOT NULL") == CUSTOMERS);
        await().atMost(PATIENCE).until(() -> count("sent_at IS NOT NULL") == sentBeforeTheFirstRefusals());
        RelayIT.limitMessages(broker.bootstrapServers(), TOPIC, 1_000_000);
        awaitNothingUnsent();
        assertAllSeenInOrder();
    }

    /// Positions that another customer's event has taken in between are committed, read and published first.
    @Test
    void eventsOfOneTransactionStayInOrderAmongThoseThatCommitEarlier() throws Exception {
        createTopic(Map.of());
        relay = sleepyRelay();
        relay.start(null);
        for (int round = 1; round < ROUNDS; round += 2) {
            SqlConnection connection = now(pool.getConnection());
            Transaction open = now(connection.begin());
            now(outbox.add(connection, note(1, round)));
            add(2, round, "");
            awaitNothingUnsent();
            now(outbox.add(connection, note(1, round + 1)));
            now(open.commit());
            now(connection.close());
            relay.wake(new Transactions.Committed());
            add(2, round + 1, "");
            awaitNothingUnsent();
        }

        assertAllSeenInOrder(2);
    }

    /// The first event's position is passed over while its transaction runs, and is committed before the second one is
    /// begun.
    @Test
    void eventsOfOneAfterTheOtherStayInOrderWhenTheFirstIsPassedOver() throws Exception {
        createTopic(Map.of());
        relay = sleepyRelay();
        relay.start(null);
        for (int round = 1; round < ROUNDS; round += 2) {
            SqlConnection connection = now(pool.getConnection());
            Transaction open = now(connection.begin());
            now(outbox.add(connection, note(1, round)));
            add(2, round, "");
            awaitNothingUnsent();
            now(open.commit());
            now(connection.close());
            add(1, round + 1, "");
            add(2, round + 1, "");
            awaitNothingUnsent();
        }

        assertAllSeenInOrder(2);
    }

    private static NoteWritten note(int customer, int number) {
        return note(customer, number, "");
    }

    private static NoteWritten note(int customer, int number, String text) {
        return new NoteWritten("cus_" + customer, number, text, Instant.parse("2026-11-21T00:00:00Z"));
    }

    private static <T> T now(Uni<T> operation) {
        return operation.await().atMost(PATIENCE);
    }

    /// Of customer n, the events before number 10 n.
    private static long sentBeforeTheFirstRefusals() {
        return IntStream.rangeClosed(1, CUSTOMERS)
                .map(customer -> Math.min(10 * customer, 50 + customer) - 1)
                .sum();
    }

    private static Fate any(Random chance) {
        Fate[] fates = Fate.values();
        synchronized (chance) {
            return fates[chance.nextInt(fates.length)];
        }
    }

    private void write(String text) {
        for (int round = 1; round <= ROUNDS; round++) {
            int number = round;
            now(pool.withTransaction(transaction -> Multi.createFrom()
                    .range(1, CUSTOMERS + 1)
                    .onItem()
                    .transformToUniAndConcatenate(customer -> outbox.add(transaction, note(customer, number, text)))
                    .collect()
                    .last()));
        }
    }

    private void add(int customer, int number, String text) {
        now(pool.withTransaction(transaction -> outbox.add(transaction, note(customer, number, text))));
        relay.wake(new Transactions.Committed());
    }

    private void assertAllSeenInOrder() {
        assertAllSeenInOrder(CUSTOMERS);
    }

    private void assertAllSeenInOrder(int customers) {
        Map<String, List<Integer>> firstSeen = new HashMap<>();
        try (PublishedEvents events = new PublishedEvents(broker.bootstrapServers(), TOPIC)) {
            Set<String> ids = new HashSet<>();
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                events.all()
                                        .forEach(
                                                event -> ids.add(event.headers().get("ce_id")));
                                return ids.size();
                            },
                            seen -> seen == ROUNDS * customers);
            for (Published event : events.all()) {
                List<Integer> numbers = firstSeen.computeIfAbsent(event.key(), key -> new ArrayList<>());
                int number = RelayIT.number(event);
                if (!numbers.contains(number)) {
                    numbers.add(number);
                }
            }
        }
        assertThat(firstSeen).hasSize(customers);
        assertThat(firstSeen.values())
                .allSatisfy(numbers -> assertThat(numbers)
                        .isEqualTo(IntStream.rangeClosed(1, ROUNDS).boxed().toList()));
    }

    private void awaitNothingUnsent() {
        await().atMost(PATIENCE)
                .with()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> count("sent_at IS NULL") == 0);
    }

    private long count(String condition) {
        return pool.query("SELECT count(*) AS rows FROM outbox WHERE " + condition)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong("rows");
    }

    private void createTopic(Map<String, String> configs) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1).configs(configs)))
                    .all()
                    .get(30, SECONDS);
        }
    }
}
