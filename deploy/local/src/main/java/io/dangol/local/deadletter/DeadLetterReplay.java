package io.dangol.local.deadletter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Sends dead letters to the topic they came from, each once: the records and the position up to which they were read
/// are written in one Kafka transaction, and a second replay at the same time shuts out the first. A letter that was
/// written twice is sent once.
final class DeadLetterReplay {
    /// Letters among which a second copy of one is found.
    private static final int REMEMBERED_MOST = 100_000;

    private final Map<String, Object> connection;
    private final String topic;
    private final Set<String> sent = new HashSet<>();

    DeadLetterReplay(Map<String, Object> connection, String topic) {
        this.connection = Map.copyOf(connection);
        this.topic = topic;
    }

    /// @return how many records were sent
    long run() {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            // The position may be read only after this: it ends what another replay had not finished.
            producer.initTransactions();
            try (DeadLetterReader reader = new DeadLetterReader(connection, topic)) {
                long replayed = 0;
                List<DeadLetter> letters = reader.next();
                while (!letters.isEmpty()) {
                    replayed += replay(producer, reader, letters);
                    letters = reader.next();
                }
                return replayed;
            }
        }
    }

    private int replay(KafkaProducer<byte[], byte[]> producer, DeadLetterReader reader, List<DeadLetter> letters) {
        producer.beginTransaction();
        int replayed = 0;
        for (DeadLetter letter : letters) {
            if (isFirst(letter)) {
                // The commit waits for every send and fails if one of them failed.
                var _ = producer.send(letter.original(topic));
                replayed++;
            }
        }
        producer.sendOffsetsToTransaction(reader.position(), reader.group());
        producer.commitTransaction();
        return replayed;
    }

    private boolean isFirst(DeadLetter letter) {
        if (sent.size() >= REMEMBERED_MOST) {
            sent.clear();
        }
        return !letter.isIdentified() || sent.add(letter.identity());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "dangol-dead-letters-" + topic);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
