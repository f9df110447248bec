package io.dangol.local.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads a dead-letter topic from where the last replay ended up to where the topic ended when the reading began.
final class DeadLetterReader implements AutoCloseable {
    private static final String GROUP = "dangol-dead-letters";
    private static final int BATCH = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    DeadLetterReader(Map<String, Object> connection, String topic) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Also makes the committed position wait for a replay that is still being decided.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(TIMEOUT.toMillis()));
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.ends = begin(topic + ".dead");
    }

    private Map<TopicPartition, Long> begin(String topic) {
        Set<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        if (partitions.isEmpty()) {
            throw new KafkaException("there is no topic " + topic);
        }
        consumer.assign(partitions);
        return consumer.endOffsets(partitions);
    }

    /// The next letters in order; none when the end is reached.
    List<DeadLetter> next() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!atEnd()) {
            List<DeadLetter> letters = StreamSupport.stream(
                            consumer.poll(Duration.ofMillis(500)).spliterator(), false)
                    .map(DeadLetter::new)
                    .toList();
            if (!letters.isEmpty()) {
                return letters;
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("nothing was read for " + TIMEOUT.toSeconds() + " seconds");
            }
        }
        return List.of();
    }

    /// Where the reading goes on after the letters that were returned so far.
    Map<TopicPartition, OffsetAndMetadata> position() {
        Map<TopicPartition, OffsetAndMetadata> position = new HashMap<>();
        for (TopicPartition partition : ends.keySet()) {
            position.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        }
        return position;
    }

    ConsumerGroupMetadata group() {
        return consumer.groupMetadata();
    }

    private boolean atEnd() {
        return new ArrayList<>(ends.entrySet())
                .stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
