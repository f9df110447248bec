package io.dangol.kit.event;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The Kafka producers of a service: `acks=all`, idempotent, every wait bounded. One is shared by everybody who sends
/// single records; whoever needs an order among records that may fail opens an [OrderedProducer].
@ApplicationScoped
public class EventProducer {
    /// The largest event is that of a purchase, which a body of 1 MiB told; topics take as much.
    private static final int REQUEST_BYTES_MOST = 2 * 1024 * 1024;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Object> broker;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /// @param broker how to connect and log in
    public EventProducer(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = Map.copyOf(broker);
    }

    /// Sends a record.
    ///
    /// @return done when the broker has it, or failed after the delivery time-out; the caller must look
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
        return producer().send(message);
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> ready = producer;
        if (ready == null) {
            ready = new KafkaProducer<>(settings());
            producer = ready;
        }
        return ready;
    }

    /// Opens a producer that keeps the order of its records through failures; the caller closes it.
    ///
    /// @param timeout how long one delivery may take
    public OrderedProducer ordered(Duration timeout) {
        Map<String, Object> settings = settings();
        // One request at a time: behind a record that fails, no later one of its partition is on its way.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // The client gives up no record by itself: later ones would overtake it. OrderedProducer ends the delivery.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
        return new OrderedProducer(() -> new KafkaProducer<>(settings), timeout);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES_MOST);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * 1024 * 1024);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }

    @PreDestroy
    public synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
