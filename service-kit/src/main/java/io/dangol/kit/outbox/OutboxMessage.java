package io.dangol.kit.outbox;

import io.dangol.kit.event.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// An event as it goes over the wire: CloudEvents 1.0 in Kafka's binary mode.
final class OutboxMessage {
    private static final String SCHEMA_BASE = "https://dangol.io/events/";

    private OutboxMessage() {}

    static ProducerRecord<byte[], byte[]> of(UnsentEvent event, String topic, String source) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, bytes(event.subject()), bytes(event.data()));
        Headers headers = message.headers();
        headers.add(EventHeaders.SPEC_VERSION, bytes("1.0"));
        headers.add(EventHeaders.ID, bytes(event.id().toString()));
        headers.add(EventHeaders.TYPE, bytes(event.type()));
        headers.add(EventHeaders.SOURCE, bytes(source));
        headers.add(EventHeaders.SUBJECT, bytes(event.subject()));
        headers.add(
                EventHeaders.TIME,
                bytes(DateTimeFormatter.ISO_INSTANT.format(event.occurredAt().toInstant())));
        headers.add(EventHeaders.DATA_SCHEMA, bytes(SCHEMA_BASE + event.type()));
        headers.add(EventHeaders.CONTENT_TYPE, bytes("application/json"));
        if (event.traceparent() != null) {
            headers.add(EventHeaders.TRACEPARENT, bytes(event.traceparent()));
        }
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
