package io.dangol.kit.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.embedded.broker.EmbeddedBroker;
import io.dangol.kit.event.EventProducer;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.FreePorts;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.LivePool;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RelayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// Longer than any test is patient: what is found again is found by the looks in between.
    private static final Duration NO_RETRY = Duration.ofHours(1);

    private static final int ROUNDS = 20;

    @Inject
    Pool pool;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connectionsMost;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final List<Relay> relays = new ArrayList<>();
    private final List<EventProducer> producers = new ArrayList<>();
    private String topic = "";

    @BeforeEach
    void aTopicOfItsOwn() throws Exception {
        topic = "relay-" + UUID.randomUUID();
        sql("TRUNCATE outbox");
        createTopic(bootstrapServers, Map.of());
    }

    @AfterEach
    void stopRelays() throws InterruptedException {
        for (Relay relay : relays) {
            relay.stop(null);
        }
        producers.forEach(EventProducer::close);
        LivePool.await(pool, connectionsMost);
    }

    @Test
    void anEventIsPublishedAsACloudEventWithItsCustomerAsTheKey() {
        relay("/a", bootstrapServers);
        write(NoteWritten.of("cus_1", 7));

        Published event = published(1).getFirst();

        assertThat(event.key()).isEqualTo("cus_1");
        assertThat(event.value()).contains("\"number\":7");
        assertThat(event.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", NoteWritten.TYPE)
                .containsEntry("ce_source", "/a")
                .containsEntry("ce_subject", "cus_1")
                .containsEntry("ce_time", "2026-11-21T00:30:00.123456Z")
                .containsEntry("content-type", "application/json");
        assertThat(UUID.fromString(event.headers().get("ce_id")).version()).isEqualTo(7);
    }

    @Test
    void aTransactionThatCommitsAfterALaterOneLosesNothing() {
        relay("/a", bootstrapServers);
        SqlConnection slow = now(pool.getConnection());
        Transaction open = now(slow.begin());
        now(outbox.add(slow, NoteWritten.of("cus_slow", 1)));
        write(NoteWritten.of("cus_fast", 2));
        assertThat(published(1)).extracting(Published::key).containsExactly("cus_fast");

        now(open.commit());
        now(slow.close());

        assertThat(published(2)).extracting(Published::key).containsExactly("cus_fast", "cus_slow");
    }

    /// Sixty of them are more than a batch of the relay has; and some small ones are among them.
    @Test
    void largeEventsAreAllPublishedInTheirOrder() {
        sql("INSERT INTO outbox (id, type, subject, occurred_at, data)"
                + " SELECT gen_random_uuid(), '" + NoteWritten.TYPE + "', 'cus_large', now(),"
                + " json_build_object('number', number, 'text', repeat('x', CASE WHEN number % 10 = 0 THEN 1 ELSE 250000 END))"
                + " FROM generate_series(1, 60) AS number ORDER BY number");

        relay("/a", bootstrapServers);

        List<Published> events = published(60);
        for (int place = 0; place < events.size(); place++) {
            assertThat(events.get(place).value()).startsWith("{\"number\" : " + (place + 1) + ",");
        }
        awaitNothingUnsent();
    }

    @Test
    void aRolledBackTransactionPublishesNothing() {
        relay("/a", bootstrapServers);
        SqlConnection connection = now(pool.getConnection());
        Transaction open = now(connection.begin());
        now(outbox.add(connection, NoteWritten.of("cus_never", 1)));
        now(open.rollback());
        now(connection.close());
        write(NoteWritten.of("cus_after", 2));

        assertThat(published(1)).extracting(Published::key).containsExactly("cus_after");
        awaitNothingUnsent();
    }

    @Test
    void stoppedBetweenPublishAndMarkItPublishesTheSameEventAgain() throws InterruptedException {
        whatAMarkDoes("RAISE EXCEPTION 'the mark is lost'");
        sql("CREATE TRIGGER refuse_mark BEFORE UPDATE ON outbox FOR EACH ROW EXECUTE FUNCTION refuse_mark()");
        try {
            relay("/a", bootstrapServers);
            write(NoteWritten.of("cus_1", 1));
            assertThat(published(2))
                    .extracting(event -> event.headers().get("ce_id"))
                    .satisfies(seen -> assertThat(new HashSet<>(seen)).hasSize(1));

            whatAMarkDoes("RETURN NEW");

            awaitNothingUnsent();
        } finally {
            // DROP TRIGGER locks a table and its partitions in another order than a query does: beside a relay at work
            // it is a deadlock.
            for (Relay relay : relays) {
                relay.stop(null);
            }
            relays.clear();
            sql("DROP TRIGGER refuse_mark ON outbox");
            sql("DROP FUNCTION refuse_mark");
        }
    }

    private void whatAMarkDoes(String statement) {
        sql("CREATE OR REPLACE FUNCTION refuse_mark() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + statement
                + "; END $$");
    }

    @Test
    void whileKafkaIsAwayEventsWaitAndThenGoOutInOrder(@TempDir Path directory) throws Exception {
        int port = FreePorts.next();
        int controllerPort = FreePorts.next();
        String address = "127.0.0.1:" + port;
        EmbeddedBroker broker = EmbeddedBroker.start(directory, port, controllerPort);
        createTopic(address, Map.of());
        relay("/a", address);
        write(NoteWritten.of("cus_1", 1));
        awaitNothingUnsent();
        broker.close();

        for (int number = 2; number <= 20; number++) {
            write(NoteWritten.of("cus_1", number));
        }
        assertThat(unsent()).isEqualTo(19);

        try (EmbeddedBroker back = EmbeddedBroker.start(directory, port, controllerPort);
                PublishedEvents events = new PublishedEvents(back.bootstrapServers(), topic)) {
            awaitNothingUnsent();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(numbersOnce(events.all()))
                            .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList()));
        }
    }

    /// Each time right behind the end of the relay's own session, when the pool cannot know of it
    /// unless it is told.
    @Test
    void aStoppedRelayLeavesNoDeadConnectionInThePool() throws InterruptedException {
        for (int round = 1; round <= ROUNDS; round++) {
            relay("/a", bootstrapServers);
            write(NoteWritten.of("cus_1", round));
            awaitNothingUnsent();
            relays.removeFirst().stop(null);

            List<Uni<RowSet<Row>>> together = Stream.generate(
                            () -> pool.query("SELECT 1").execute())
                    .limit(connectionsMost)
                    .toList();
            now(Uni.join().all(together).andFailFast());
        }
    }

    @Test
    void ofTwoReplicasOnlyOnePublishesAndTheOtherTakesOver() {
        relay("/a", bootstrapServers);
        relay("/b", bootstrapServers);
        for (int batch = 0; batch < 20; batch++) {
            write(notes("cus_" + batch, 50));
        }
        List<Published> first = published(1_000);
        assertThat(first).hasSize(1_000);
        assertThat(sources(first)).hasSize(1);
        assertThat(first).extracting(event -> event.headers().get("ce_id")).doesNotHaveDuplicates();

        sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
                + " AND pid <> pg_backend_pid()");
        for (int batch = 0; batch < 20; batch++) {
            write(notes("cus_later_" + batch, 50));
        }

        awaitNothingUnsent();
        List<Published> all = published(2_000);
        assertThat(all.stream().map(event -> event.headers().get("ce_id")).distinct())
                .hasSize(2_000);
    }

    @Test
    void anEventThatCannotBePublishedStopsOnlyItsCustomer() throws Exception {
        limitMessages(bootstrapServers, topic, 100_000);
        relay("/a", bootstrapServers, Duration.ofSeconds(1));
        write(new NoteWritten("cus_stuck", 1, "x".repeat(150_000), Instant.parse("2026-11-21T00:00:00Z")));
        write(NoteWritten.of("cus_stuck", 2), NoteWritten.of("cus_free", 3));

        assertThat(published(1)).extracting(Published::key).contains("cus_free");
        await().atMost(PATIENCE).until(() -> count("failure IS NOT NULL AND sent_at IS NULL") == 1);
        limitMessages(bootstrapServers, topic, 1_000_000);

        awaitNothingUnsent();
        List<Published> stuck = published(3).stream()
                .filter(event -> event.key().equals("cus_stuck"))
                .toList();
        assertThat(numbersOnce(stuck)).containsExactly(1, 2);
    }

    private void relay(String source, String bootstrap) {
        relay(source, bootstrap, NO_RETRY);
    }

    private void relay(String source, String bootstrap, Duration failedRetryInterval) {
        EventProducer producer = new EventProducer(Map.of("bootstrap.servers", bootstrap));
        producers.add(producer);
        Relay relay = new Relay(
                pool,
                producer,
                new TestRelaySettings(topic, source, failedRetryInterval, Duration.ofSeconds(15)),
                clock,
                new SimpleMeterRegistry());
        relays.add(relay);
        relay.start(null);
    }

    private void write(NoteWritten... events) {
        now(pool.withTransaction(transaction -> outbox.add(transaction, events)));
        relays.forEach(relay -> relay.wake(new Transactions.Committed()));
    }

    private static NoteWritten[] notes(String subject, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> NoteWritten.of(subject, number))
                .toArray(NoteWritten[]::new);
    }

    private List<Published> published(int atLeast) {
        try (PublishedEvents events = new PublishedEvents(bootstrapServers, topic)) {
            return await().atMost(PATIENCE).until(events::all, seen -> seen.size() >= atLeast);
        }
    }

    private static List<Integer> numbersOnce(List<Published> events) {
        return events.stream().map(RelayIT::number).distinct().toList();
    }

    static int number(Published event) {
        return Integer.parseInt(event.value().replaceAll(".*\"number\":(\\d+).*", "$1"));
    }

    private static Set<String> sources(List<Published> events) {
        Set<String> sources = new HashSet<>();
        events.forEach(event -> sources.add(event.headers().get("ce_source")));
        return sources;
    }

    private void awaitNothingUnsent() {
        await().atMost(PATIENCE).until(() -> unsent() == 0);
    }

    private long unsent() {
        return count("sent_at IS NULL");
    }

    private long count(String condition) {
        return now(pool.query("SELECT count(*) AS rows FROM outbox WHERE " + condition)
                        .execute())
                .iterator()
                .next()
                .getLong("rows");
    }

    private void sql(String statement) {
        now(pool.query(statement).execute());
    }

    private static <T> T now(Uni<T> operation) {
        return operation.await().atMost(PATIENCE);
    }

    private void createTopic(String bootstrap, Map<String, String> configs) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(configs)))
                    .all()
                    .get(30, SECONDS);
        }
    }

    static void limitMessages(String bootstrapServers, String topic, int bytes) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", Integer.toString(bytes)),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get(30, SECONDS);
        }
    }
}
