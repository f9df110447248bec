package io.dangol.local.deadletter;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Sends dead letters to the topic they came from, each once: the records and the position up to which they were read
/// are written in one Kafka transaction, and a second replay at the same time shuts out the first.
final class DeadLetterReplay {
    private final String bootstrapServers;
    private final String topic;

    DeadLetterReplay(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    /// @return how many records were sent
    long run() {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            // The position may be read only after this: it ends what another replay had not finished.
            producer.initTransactions();
            try (DeadLetterReader reader = new DeadLetterReader(bootstrapServers, topic)) {
                long replayed = 0;
                List<DeadLetter> letters = reader.next();
                while (!letters.isEmpty()) {
                    replay(producer, reader, letters);
                    replayed += letters.size();
                    letters = reader.next();
                }
                return replayed;
            }
        }
    }

    private void replay(KafkaProducer<byte[], byte[]> producer, DeadLetterReader reader, List<DeadLetter> letters) {
        producer.beginTransaction();
        for (DeadLetter letter : letters) {
            // The commit waits for every send and fails if one of them failed.
            var _ = producer.send(letter.original(topic));
        }
        producer.sendOffsetsToTransaction(reader.position(), reader.group());
        producer.commitTransaction();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "dangol-dead-letters-" + topic,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        15_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
