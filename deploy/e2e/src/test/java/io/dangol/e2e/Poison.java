package io.dangol.e2e;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Records that are no events, for every partition of a topic.
///
/// @param consumers who consume the topic, and so refuse a record that tells no type
/// @param type one that is consumed
/// @param consumersOfType who consume that type
record Poison(String topic, List<String> consumers, String type, List<String> consumersOfType) {
    static final List<Poison> ALL = List.of(
            new Poison(
                    "customer.events",
                    List.of("analytics", "feedback", "loyalty"),
                    "io.dangol.customer.customer.registered.v1",
                    List.of("analytics", "feedback", "loyalty")),
            new Poison(
                    "feedback.events",
                    List.of("analytics", "customer", "loyalty"),
                    "io.dangol.feedback.feedback.received.v1",
                    List.of("analytics", "customer")),
            new Poison(
                    "loyalty.events",
                    List.of("analytics"),
                    "io.dangol.loyalty.points.earned.v1",
                    List.of("analytics")));

    private static final int PARTITIONS = 6;
    private static final Pattern LISTED = Pattern.compile(" key (poison-\\S+) .* (\\S+) refuses it: ");
    private static final int LARGE = 900_000;
    private static final int DEEP = 5_000;

    /// What such a record is like.
    ///
    /// @param key by which it is found again
    /// @param typed whether it tells a type that is consumed
    private record Dose(
            String key,
            boolean typed,
            Map<String, String> headers,
            @Nullable String value) {}

    /// A dead letter, by the key of the record and the consumer that refused it.
    record Letter(String key, String consumer) {
        /// @throws IllegalArgumentException for a line that tells of no poison
        static Letter listedAs(String line) {
            Matcher matcher = LISTED.matcher(line);
            if (!matcher.find()) {
                throw new IllegalArgumentException("it is no poison: " + line);
            }
            return new Letter(matcher.group(1), matcher.group(2));
        }
    }

    private List<Dose> doses() {
        return List.of(
                untyped("text", "this is no event"),
                untyped("binary", "\u0000\u00ff\u0001"),
                untyped("json", "{\"customerId\":\"cus_1\"}"),
                untyped("empty", ""),
                new Dose("poison-nothing", false, Map.of(), null),
                untyped("large", "x".repeat(LARGE)),
                typed("array", Map.of(), "[]"),
                typed("number", Map.of(), "42"),
                typed("broken", Map.of(), "{\"customerId\":"),
                typed("deep", Map.of(), "[".repeat(DEEP)),
                typed("wrong-types", Map.of(), "{\"customerId\":7,\"feedbackId\":[],\"points\":\"many\",\"total\":-1}"),
                typed("no-uuid", Map.of("ce_id", "1"), "{}"),
                typed("version", Map.of("ce_specversion", "9"), "{}"),
                typed("time", Map.of("ce_time", "yesterday"), "{}"),
                typed("subject", Map.of("ce_subject", "a\u0000b"), "{}"),
                // A type that nobody knows is nobody's to refuse.
                new Dose("poison-unknown", true, headers(Map.of("ce_type", "io.dangol.unknown.v1")), "{}"));
    }

    private static Dose untyped(String name, String value) {
        return new Dose("poison-" + name, false, Map.of("content-type", "text/plain"), value);
    }

    private Dose typed(String name, Map<String, String> wrong, String value) {
        Map<String, String> headers = headers(Map.of("ce_type", type));
        headers.putAll(wrong);
        return new Dose("poison-" + name, true, headers, value);
    }

    private static Map<String, String> headers(Map<String, String> some) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "/poison",
                "ce_subject", "poison",
                "ce_time", "2026-11-21T00:00:00Z"));
        headers.putAll(some);
        return headers;
    }

    /// Writes every record to every partition.
    ///
    /// @return how many there are
    long pour(Map<String, Object> broker) throws InterruptedException, ExecutionException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                for (Dose dose : doses()) {
                    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                            topic,
                            partition,
                            bytes(dose.key() + "-" + partition),
                            dose.value() == null ? null : bytes(dose.value()));
                    dose.headers().forEach((name, value) -> record.headers().add(name, bytes(value)));
                    sent.add(producer.send(record));
                }
            }
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        return sent.size();
    }

    /// The dead letters that the records become.
    List<Letter> letters() {
        return IntStream.range(0, PARTITIONS)
                .boxed()
                .flatMap(partition -> doses().stream()
                        .flatMap(dose ->
                                refusing(dose).map(consumer -> new Letter(dose.key() + "-" + partition, consumer))))
                .toList();
    }

    private Stream<String> refusing(Dose dose) {
        if (!dose.typed()) {
            return consumers.stream();
        }
        return type.equals(dose.headers().get("ce_type")) ? consumersOfType.stream() : Stream.of();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
