package io.dangol.analytics;

import io.dangol.kit.time.PublicId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// Publishes events as the other services do.
public final class EventFeed implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers(),
                    ProducerConfig.LINGER_MS_CONFIG,
                    20,
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    128 * 1024),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    /// One event, as its CloudEvents headers and data say it.
    public record Told(UUID id, String topic, String type, String subject, String time, String data) {
        /// The same thing, told of by another event.
        public Told again() {
            return new Told(UUID.randomUUID(), topic, type, subject, time, data);
        }
    }

    public static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    public static String id(String prefix) {
        return PublicId.format(prefix, UUID.randomUUID());
    }

    public static Told purchase(String customer, String purchasedAt, String channel, String amount, String currency) {
        return purchase(customer, purchasedAt, channel, amount, currency, "[]");
    }

    /// @param lines as JSON
    public static Told purchase(
            String customer, String purchasedAt, String channel, String amount, String currency, String lines) {
        String data = """
                {"purchaseId":"%s","customerId":"%s","aggregateVersion":1,"source":"pos","orderId":"A-1",\
                "purchasedAt":"%s",%s"total":{"amount":"%s","currency":"%s"},"lines":%s}""".formatted(
                        id("pur"),
                        customer,
                        purchasedAt,
                        channel.isEmpty() ? "" : "\"channel\":\"" + channel + "\",",
                        amount,
                        currency,
                        lines);
        return told("customer.events", "io.dangol.customer.purchase.recorded.v1", customer, purchasedAt, data);
    }

    public static Told response(String metric, int score, String channel, String answeredAt) {
        int min = metric.equals("nps") ? 0 : 1;
        int max = metric.equals("nps") ? 10 : metric.equals("csat") ? 5 : 7;
        String feedback = id("fbk");
        String data = """
                {"responseId":"%s","feedbackId":"%s","aggregateVersion":1,"metric":"%s","score":%d,\
                "scale":{"min":%d,"max":%d},"direction":"higher_is_better","wordingVersion":"1","channel":"%s",\
                "answeredAt":"%s"}""".formatted(id("rsp"), feedback, metric, score, min, max, channel, answeredAt);
        return told("feedback.events", "io.dangol.feedback.response.recorded.v1", feedback, answeredAt, data);
    }

    public static Told feedback(String kind, String channel, String occurredAt) {
        String feedback = id("fbk");
        String data = """
                {"feedbackId":"%s","aggregateVersion":1,"source":"reviews","kind":"%s","channel":"%s",\
                "occurredAt":"%s"}""".formatted(feedback, kind, channel, occurredAt);
        return told("feedback.events", "io.dangol.feedback.feedback.received.v1", feedback, occurredAt, data);
    }

    public static Told points(String customer, long points, String causedAt) {
        String data = """
                {"transactionId":"%s","customerId":"%s","accountId":"%s","aggregateVersion":1,"points":%d,\
                "reason":"purchase","reference":"%s","balanceAfter":%d,"earnedAt":"2026-11-21T00:00:00Z"}""".formatted(id("txn"), customer, id("acc"), points, id("pur"), points);
        return told("loyalty.events", "io.dangol.loyalty.points.earned.v1", customer, causedAt, data);
    }

    public static Told caseOpened(String caseId, String channel, String openedAt) {
        String data = """
                {"caseId":"%s","feedbackId":"%s","aggregateVersion":1,"channel":"%s","openedAt":"%s"}""".formatted(caseId, id("fbk"), channel, openedAt);
        return told("feedback.events", "io.dangol.feedback.case.opened.v1", caseId, openedAt, data);
    }

    public static Told caseResolved(String caseId, String openedAt, String resolvedAt) {
        String data = """
                {"caseId":"%s","feedbackId":"%s","aggregateVersion":2,"remedy":"apology","openedAt":"%s",\
                "resolvedAt":"%s"}""".formatted(caseId, id("fbk"), openedAt, resolvedAt);
        return told("feedback.events", "io.dangol.feedback.case.resolved.v1", caseId, resolvedAt, data);
    }

    public static Told told(String topic, String type, String subject, String time, String data) {
        return new Told(UUID.randomUUID(), topic, type, subject, time, data);
    }

    /// Publishes in this order; done when the broker has all of them.
    public void publish(List<Told> events) {
        List<Future<RecordMetadata>> sent =
                events.stream().map(event -> producer.send(message(event))).collect(Collectors.toList());
        try {
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("the broker did not take the events", failure);
        }
    }

    public void publish(Told... events) {
        publish(List.of(events));
    }

    private static ProducerRecord<byte[], byte[]> message(Told event) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(event.topic(), bytes(event.subject()), bytes(event.data()));
        message.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes(event.id().toString()))
                .add("ce_type", bytes(event.type()))
                .add("ce_source", bytes("/test"))
                .add("ce_subject", bytes(event.subject()))
                .add("ce_time", bytes(event.time()));
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
