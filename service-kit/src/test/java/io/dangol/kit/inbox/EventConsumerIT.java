package io.dangol.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.kit.event.EventHeaders;
import io.dangol.kit.event.EventProducer;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.LivePool;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EventConsumerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = "feedback.events";

    @Inject
    Pool pool;

    @Inject
    EventProducer producer;

    @Inject
    Transactions transactions;

    @Inject
    Notes notes;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connectionsMost;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void anEventThatComesTwiceHasOneEffect() throws Exception {
        UUID twice = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        send(twice, "cus_1", "twice");
        send(twice, "cus_1", "twice");
        send(after, "cus_1", "after");

        awaitTaken(List.of(after));
        assertThat(effects(twice)).isEqualTo(1);
    }

    @Test
    void aPoisonEventIsSetAsideAndItsNeighboursAreTaken() throws Exception {
        List<UUID> healthy = Stream.generate(UUID::randomUUID).limit(40).toList();
        UUID poison = UUID.randomUUID();
        for (int index = 0; index < healthy.size(); index++) {
            if (index == 20) {
                send(poison, "cus_2", "poison");
            }
            send(healthy.get(index), "cus_2", "healthy");
        }

        awaitTaken(healthy);
        Published letter = awaitDeadLetter(poison.toString());
        assertThat(letter.key()).isEqualTo("cus_2");
        assertThat(letter.value()).contains("poison");
        assertThat(letter.headers())
                .containsEntry(EventHeaders.DEAD_CONSUMER, "notes")
                .hasEntrySatisfying(
                        EventHeaders.DEAD_ORIGIN, origin -> assertThat(origin).startsWith(TOPIC + "/"))
                .hasEntrySatisfying(
                        EventHeaders.DEAD_REASON, reason -> assertThat(reason).contains("IllegalArgumentException"));
        assertThat(effects(poison)).isZero();
    }

    @Test
    void aDeadLetterSaysWhoRefusedItWhichFieldAndWhatWasFound() throws Exception {
        UUID refused = UUID.randomUUID();
        send(refused, "cus_5", "x".repeat(101));

        assertThat(awaitDeadLetter(refused.toString()).headers())
                .containsEntry(
                        EventHeaders.DEAD_REASON,
                        "notes refuses it: `text` must be a text of at most 100 characters, but is a text of 101"
                                + " characters");
        assertThat(effects(refused)).isZero();
    }

    @Test
    void aDeadLetterThatIsSentAgainReachesOnlyWhoRefusedIt() throws Exception {
        UUID ours = UUID.randomUUID();
        UUID another = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        send(another, "cus_6", "for another", "somebody-else");
        send(ours, "cus_6", "for us", "notes");
        send(after, "cus_6", "after");

        awaitTaken(List.of(ours, after));
        assertThat(effects(another)).isZero();
    }

    @Test
    void whatIsNoEventIsSetAside() throws Exception {
        UUID after = UUID.randomUUID();
        String garbage = "garbage " + UUID.randomUUID();
        producer.send(new ProducerRecord<>(TOPIC, bytes("cus_3"), bytes(garbage)))
                .get(10, TimeUnit.SECONDS);
        producer.send(new ProducerRecord<>(TOPIC, bytes("cus_3"), null)).get(10, TimeUnit.SECONDS);
        ProducerRecord<byte[], byte[]> typeless = new ProducerRecord<>(TOPIC, bytes("cus_3"), bytes("{}"));
        typeless.headers().add(EventHeaders.TYPE, null);
        producer.send(typeless).get(10, TimeUnit.SECONDS);
        send(after, "cus_3", "after");

        awaitTaken(List.of(after));
        try (PublishedEvents dead = new PublishedEvents(bootstrapServers, TOPIC + ".dead")) {
            await().atMost(PATIENCE)
                    .until(() -> dead.all().stream()
                            .anyMatch(letter -> letter.value().equals(garbage)));
        }
    }

    @Test
    void anOutageOfTheDatabaseLosesNothingAndSetsNothingAside() throws Exception {
        notes.loseTheDatabase(5);
        List<UUID> events = Stream.generate(UUID::randomUUID).limit(30).toList();
        for (UUID event : events) {
            send(event, "cus_4", "through the outage");
        }

        awaitTaken(events);
        LivePool.await(pool, connectionsMost);
        assertThat(events).allSatisfy(event -> assertThat(effects(event)).isEqualTo(1));
    }

    @Test
    void ordersOfArrivalDoNotMatterToTheCount() throws Exception {
        List<UUID> events = Stream.generate(UUID::randomUUID).limit(500).toList();
        for (int index : IntStream.range(0, events.size())
                .map(index -> (index * 7) % 500)
                .toArray()) {
            send(events.get(index), "cus_" + index % 17, "many");
            send(events.get(499 - index), "cus_" + index % 17, "many");
        }

        awaitTaken(events);
        assertThat(events).allSatisfy(event -> assertThat(effects(event)).isEqualTo(1));
    }

    private void send(UUID id, String subject, String text, String addressee) {
        ProducerRecord<byte[], byte[]> message = message(id, subject, text);
        message.headers().add(EventHeaders.REPLAY_FOR, bytes(addressee));
        assertThat(producer.send(message)).succeedsWithin(PATIENCE);
    }

    private void send(UUID id, String subject, String text) {
        assertThat(producer.send(message(id, subject, text))).succeedsWithin(PATIENCE);
    }

    private static ProducerRecord<byte[], byte[]> message(UUID id, String subject, String text) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(TOPIC, bytes(subject), bytes("{\"text\":\"" + text + "\"}"));
        message.headers()
                .add(EventHeaders.SPEC_VERSION, bytes("1.0"))
                .add(EventHeaders.SOURCE, bytes("/test"))
                .add(EventHeaders.ID, bytes(id.toString()))
                .add(EventHeaders.TYPE, bytes(Notes.TYPE))
                .add(EventHeaders.SUBJECT, bytes(subject))
                .add(EventHeaders.TIME, bytes("2026-11-21T00:00:00Z"));
        return message;
    }

    /// One wait for all of them: each wait takes a tenth of a second at least.
    private void awaitTaken(List<UUID> events) {
        await().atMost(PATIENCE).until(() -> events.stream().allMatch(event -> effects(event) > 0));
    }

    private Published awaitDeadLetter(String id) {
        try (PublishedEvents dead = new PublishedEvents(bootstrapServers, TOPIC + ".dead")) {
            return await().atMost(PATIENCE)
                    .until(
                            () -> dead.all().stream()
                                    .filter(letter -> id.equals(letter.headers().get(EventHeaders.ID)))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }

    private long effects(UUID event) {
        return transactions
                .read(connection -> connection
                        .preparedQuery("SELECT count(*) AS effects FROM note WHERE event_id = $1")
                        .execute(Tuple.of(event)))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong("effects");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
