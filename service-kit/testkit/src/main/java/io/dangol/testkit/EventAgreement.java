package io.dangol.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.testkit.EventExamples.Example;
import io.dangol.testkit.PublishedEvents.Published;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Holds a running consumer to what every consumer of a type must take and must refuse: see [EventExamples].
public final class EventAgreement {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private final String consumer;

    /// @param consumer the name under which the service takes events
    public EventAgreement(String bootstrapServers, String consumer) {
        this.bootstrapServers = bootstrapServers;
        this.consumer = consumer;
    }

    /// Sends every example of a type, behind events of types that nobody knows, and waits until the
    /// consumer has decided on each.
    ///
    /// @param taken the ids of the events that the consumer has taken, whenever asked
    /// @throws AssertionError if it takes one that must be refused, or refuses one that must be taken
    public void check(String type, Supplier<Set<UUID>> taken) {
        List<Example> examples = EventExamples.of(type);
        String topic = type.split("\\.", -1)[2] + ".events";
        // In front of the others in the same partition: once those are decided, these were passed over or set aside.
        List<Example> unknown = EventExamples.unknownTypes(topic);
        send(topic, unknown);
        send(topic, examples);
        try (PublishedEvents dead = new PublishedEvents(bootstrapServers, topic + ".dead")) {
            Set<String> ids =
                    examples.stream().map(example -> example.id().toString()).collect(Collectors.toSet());
            await().atMost(PATIENCE).until(() -> {
                Map<UUID, String> refused = refused(dead, ids);
                Set<UUID> accepted = taken.get();
                return examples.stream()
                        .allMatch(example -> refused.containsKey(example.id()) || accepted.contains(example.id()));
            });
            assertThat(refused(
                            dead,
                            unknown.stream()
                                    .map(example -> example.id().toString())
                                    .collect(Collectors.toSet())))
                    .as("events of types that nobody knows")
                    .isEmpty();
            assertThat(taken.get())
                    .doesNotContainAnyElementsOf(
                            unknown.stream().map(Example::id).toList());
            Map<UUID, String> refused = refused(dead, ids);
            assertThat(examples.stream().filter(Example::isTaken))
                    .allSatisfy(example -> assertThat(refused.get(example.id()))
                            .as(type + ": " + example.what())
                            .isNull());
            assertThat(examples.stream().filter(example -> !example.isTaken()))
                    .allSatisfy(example -> assertThat(refused.get(example.id()))
                            .as(type + ": " + example.what())
                            .startsWith(consumer + " refuses it: `" + example.field() + "` must be "));
        }
    }

    private void send(String topic, List<Example> examples) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Example example : examples) {
                ProducerRecord<byte[], byte[]> message =
                        new ProducerRecord<>(topic, bytes("cus_01k9ag1v8qe9yvgx7d3t5m2r4h"), bytes(example.data()));
                example.headers().forEach((name, value) -> message.headers().add(name, bytes(value)));
                sent.add(producer.send(message));
            }
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("the broker did not take the examples", failure);
        }
    }

    /// The reasons of this consumer's dead letters, by the id of the event.
    private Map<UUID, String> refused(PublishedEvents dead, Set<String> ids) {
        Map<UUID, String> refused = new HashMap<>();
        for (Published letter : dead.all()) {
            String id = letter.headers().getOrDefault("ce_id", "");
            if (ids.contains(id) && consumer.equals(letter.headers().get("dead_consumer"))) {
                refused.put(UUID.fromString(id), letter.headers().get("dead_reason"));
            }
        }
        return refused;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
