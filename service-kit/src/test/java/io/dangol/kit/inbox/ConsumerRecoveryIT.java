package io.dangol.kit.inbox;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.kit.event.EventHeaders;
import io.dangol.kit.event.EventProducer;
import io.dangol.testkit.BrokerProxy;
import io.dangol.testkit.BrokerProxy.Fate;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A consumer that loses its broker goes on by itself when it is back, and the service is alive all the time.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@QuarkusTestResource(value = UnreliableBroker.Address.class, restrictToAnnotatedClass = true)
class ConsumerRecoveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "feedback.events";

    private static UnreliableBroker broker;

    @Inject
    Pool pool;

    /// Behind the start of the service, which does not need it.
    @BeforeAll
    static void startBroker(@TempDir Path directory) throws IOException {
        broker = new UnreliableBroker(directory);
    }

    @AfterAll
    static void stopBroker() throws IOException {
        broker.close();
    }

    @Test
    void aCommitThatFailsInARebalanceDoesNotEndTheConsumer() {
        awaitEffect(send("before"));
        AtomicInteger swallowed = new AtomicInteger();
        broker.proxy().decide(api -> {
            if (api != BrokerProxy.OFFSET_COMMIT) {
                return Fate.PASSED;
            }
            swallowed.incrementAndGet();
            return Fate.SWALLOWED;
        });

        try (KafkaConsumer<byte[], byte[]> another = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "group.id",
                        UnreliableBroker.GROUP,
                        "enable.auto.commit",
                        "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            another.subscribe(List.of(TOPIC));
            await().atMost(PATIENCE).until(() -> {
                another.poll(Duration.ofMillis(100));
                return !another.assignment().isEmpty();
            });
        }
        assertThat(swallowed).hasPositiveValue();
        assertAlive();
        broker.proxy().heal();

        awaitEffect(send("after"));
        assertAlive();
    }

    @Test
    void aBrokerThatWasAwayIsConsumedAgain() throws IOException {
        awaitEffect(send("before"));
        broker.stop();
        assertAlive();
        broker.start();

        awaitEffect(send("after"));
        assertAlive();
    }

    private static void assertAlive() {
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private static UUID send(String text) {
        UUID id = UUID.randomUUID();
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(TOPIC, bytes("cus_1"), bytes("{\"text\":\"" + text + "\"}"));
        message.headers()
                .add(EventHeaders.SPEC_VERSION, bytes("1.0"))
                .add(EventHeaders.ID, bytes(id.toString()))
                .add(EventHeaders.TYPE, bytes(Notes.TYPE))
                .add(EventHeaders.SOURCE, bytes("/test"))
                .add(EventHeaders.SUBJECT, bytes("cus_1"))
                .add(EventHeaders.TIME, bytes("2026-11-21T00:00:00Z"));
        EventProducer producer = new EventProducer(Map.of("bootstrap.servers", broker.bootstrapServers()));
        try {
            assertThat(producer.send(message)).succeedsWithin(PATIENCE);
        } finally {
            producer.close();
        }
        return id;
    }

    private void awaitEffect(UUID event) {
        await().atMost(PATIENCE)
                .until(() -> pool.preparedQuery("SELECT count(*) AS effects FROM note WHERE event_id = $1")
                                .execute(Tuple.of(event))
                                .await()
                                .atMost(PATIENCE)
                                .iterator()
                                .next()
                                .getLong("effects")
                        == 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
