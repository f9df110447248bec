package io.dangol.kit.inbox;

import io.dangol.kit.event.EventHeaders;
import io.dangol.kit.event.EventProducer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Sets aside what a consumer cannot take: the record as it came, with the reason, on `<topic>.dead`, from where an
/// operator can replay it.
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration BACKOFF_FIRST = Duration.ofMillis(200);
    private static final Duration BACKOFF_MOST = Duration.ofSeconds(5);

    private final EventProducer producer;

    DeadLetters(EventProducer producer) {
        this.producer = producer;
    }

    /// Done once the broker has it; until then the consumer does not go on.
    Uni<Void> add(String consumer, ConsumerRecord<byte[], byte[]> message, String reason) {
        String origin = message.topic() + "/" + message.partition() + "/" + message.offset();
        LOG.errorf("%s gives up on %s: %s", consumer, origin, reason);
        return Uni.createFrom()
                .item(() -> send(consumer, message, reason, origin))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .retry()
                .withBackOff(BACKOFF_FIRST, BACKOFF_MOST)
                .indefinitely()
                .replaceWithVoid();
    }

    private String send(String consumer, ConsumerRecord<byte[], byte[]> message, String reason, String origin) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                message.topic() + ".dead", null, message.key(), message.value(), message.headers());
        letter.headers()
                .remove(EventHeaders.REPLAY_FOR)
                .add(EventHeaders.DEAD_CONSUMER, consumer.getBytes(StandardCharsets.UTF_8))
                .add(EventHeaders.DEAD_REASON, reason.getBytes(StandardCharsets.UTF_8))
                .add(EventHeaders.DEAD_ORIGIN, origin.getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(letter).get();
            return origin;
        } catch (ExecutionException failure) {
            throw new KafkaException("the dead letter was not taken", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while setting a dead letter aside", interrupted);
        }
    }
}
