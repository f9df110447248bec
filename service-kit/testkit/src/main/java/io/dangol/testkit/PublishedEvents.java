package io.dangol.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads what is on a topic, from its beginning, without a group.
public final class PublishedEvents implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Published> seen = new ArrayList<>();

    /// One record: its key, its headers as text, its value as text.
    public record Published(String key, Map<String, String> headers, String value) {
        /// The CloudEvents type.
        public String type() {
            return headers.getOrDefault("ce_type", "");
        }
    }

    public PublishedEvents(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class));
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Everything published so far, in the order in which it was read; call again, for more, in an await.
    public List<Published> all() {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
            Map<String, String> headers = new HashMap<>();
            message.headers().forEach(header -> headers.put(header.key(), text(header.value())));
            seen.add(new Published(text(message.key()), headers, text(message.value())));
        }
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
