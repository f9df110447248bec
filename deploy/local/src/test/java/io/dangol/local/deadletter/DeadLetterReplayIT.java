package io.dangol.local.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.embedded.broker.BrokerUsers;
import io.dangol.embedded.broker.EmbeddedBroker;
import io.dangol.local.suite.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterReplayIT {
    private static final int PARTITIONS = 6;

    private EmbeddedBroker broker;
    private Map<String, Object> connection;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        Ports ports = Ports.choose(directory.resolve("ports.properties"), List.of("broker", "controller"));
        BrokerUsers users = BrokerUsers.of(Files.createDirectory(directory.resolve("secrets")));
        broker = EmbeddedBroker.start(directory.resolve("kafka"), ports.of("broker"), ports.of("controller"), users);
        connection = users.administrator(broker.bootstrapServers());
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void theOriginalRecordIsSentAgainToWhoRefusedIt() throws Exception {
        die("customer.events", "cus_1", "{\"n\":1}");

        assertThat(new DeadLetterReplay(connection, "customer.events").run()).isEqualTo(1);

        ConsumerRecord<String, String> replayed = read("customer.events").getFirst();
        assertThat(replayed.key()).isEqualTo("cus_1");
        assertThat(replayed.value()).isEqualTo("{\"n\":1}");
        assertThat(replayed.headers().toArray()).hasSize(2);
        assertThat(replayed.headers().lastHeader("ce_id").value())
                .isEqualTo("event-1".getBytes(StandardCharsets.UTF_8));
        assertThat(replayed.headers().lastHeader("replay_for").value())
                .isEqualTo("loyalty".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLetterThatWasWrittenTwiceIsSentOnceAndOneOfAnotherConsumerToo() throws Exception {
        String topic = "loyalty.events";
        die(topic, "cus_1", "one", "analytics", topic + "/0/7");
        die(topic, "cus_1", "one", "analytics", topic + "/0/7");
        die(topic, "cus_1", "one", "customer", topic + "/0/7");
        die(topic, "cus_1", "two", "analytics", topic + "/0/8");

        assertThat(new DeadLetterReplay(connection, topic).run()).isEqualTo(3);

        assertThat(read(topic))
                .extracting(replayed -> replayed.value() + " for "
                        + new String(replayed.headers().lastHeader("replay_for").value(), StandardCharsets.UTF_8))
                .containsExactly("one for analytics", "one for customer", "two for analytics");
    }

    @Test
    void whatWasReplayedIsNotReplayedAgain() throws Exception {
        die("feedback.events", "cus_1", "first");
        assertThat(new DeadLetterReplay(connection, "feedback.events").run()).isEqualTo(1);
        assertThat(new DeadLetterReplay(connection, "feedback.events").run()).isZero();
        assertThat(new DeadLetterList(connection, "feedback.events").run()).isEmpty();

        die("feedback.events", "cus_1", "second");
        assertThat(new DeadLetterList(connection, "feedback.events").run())
                .singleElement()
                .satisfies(letter -> assertThat(letter.line()).contains("cus_1", "event-1", "too strange"));
        assertThat(new DeadLetterReplay(connection, "feedback.events").run()).isEqualTo(1);
        assertThat(read("feedback.events")).extracting(ConsumerRecord::value).containsExactly("first", "second");
    }

    private void die(String topic, String key, String value) throws Exception {
        die(topic, key, value, "loyalty", topic + "/0/" + value.hashCode());
    }

    private void die(String topic, String key, String value, String consumer, String origin) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> letter = new ProducerRecord<>(topic + ".dead", key, value);
            letter.headers()
                    .add("ce_id", "event-1".getBytes(StandardCharsets.UTF_8))
                    .add("dead_consumer", consumer.getBytes(StandardCharsets.UTF_8))
                    .add("dead_origin", origin.getBytes(StandardCharsets.UTF_8))
                    .add("dead_reason", "too strange".getBytes(StandardCharsets.UTF_8));
            producer.send(letter).get();
        }
    }

    private Map<String, Object> with(String setting, Object value) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(setting, value);
        return settings;
    }

    private List<ConsumerRecord<String, String>> read(String topic) {
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                with("isolation.level", "read_committed"), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
