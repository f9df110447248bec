package io.dangol.local.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A record that a consumer gave up on: the original key, value and headers, and headers that say why.
///
/// @param letter as it lies in the dead-letter topic
record DeadLetter(ConsumerRecord<byte[], byte[]> letter) {
    private static final String ADDED_BY_CONSUMER = "dead_";
    private static final String CONSUMER = "dead_consumer";
    private static final String ORIGIN = "dead_origin";
    private static final String REPLAY_FOR = "replay_for";
    private static final String REASON = "dead_reason";
    private static final String EVENT_TYPE = "ce_type";
    private static final String EVENT_ID = "ce_id";

    /// The original record, for the topic it came from and the one consumer that refused it: the
    /// others took it when it first came, and skip it by this header.
    ProducerRecord<byte[], byte[]> original(String topic) {
        Headers headers = new RecordHeaders();
        for (Header header : letter.headers()) {
            if (!header.key().startsWith(ADDED_BY_CONSUMER) && !header.key().equals(REPLAY_FOR)) {
                headers.add(header);
            }
        }
        Header consumer = letter.headers().lastHeader(CONSUMER);
        if (consumer != null) {
            headers.add(REPLAY_FOR, consumer.value());
        }
        return new ProducerRecord<>(topic, null, letter.key(), letter.value(), headers);
    }

    /// Who refused which record: the same for a letter that was written twice, because the broker or
    /// the consumer went away in between.
    String identity() {
        return header(CONSUMER) + " " + header(ORIGIN);
    }

    /// Whether it says who refused which record.
    boolean isIdentified() {
        return letter.headers().lastHeader(CONSUMER) != null && letter.headers().lastHeader(ORIGIN) != null;
    }

    /// One line for an operator; no value, because a value may be anything.
    String line() {
        return "%d  %s  key %s  %s %s  %s"
                .formatted(
                        letter.offset(),
                        Instant.ofEpochMilli(letter.timestamp()),
                        letter.key() == null ? "-" : new String(letter.key(), StandardCharsets.UTF_8),
                        header(EVENT_TYPE),
                        header(EVENT_ID),
                        header(REASON));
    }

    private String header(String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
