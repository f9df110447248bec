package io.dangol.customer.person.profile;

import static io.dangol.customer.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.customer.Database;
import io.dangol.kit.event.EventProducer;
import io.dangol.kit.time.PublicId;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class FeedbackEventsIT {
    private static final String RECEIVED = "io.dangol.feedback.feedback.received.v1";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Inject
    Database database;

    @Inject
    EventProducer producer;

    @Test
    void whoIsFirstHeardOfInFeedbackIsRegisteredOnce() throws Exception {
        String source = unique("reviews");
        UUID event = UUID.randomUUID();

        send(event, RECEIVED, feedback(source, "00001"));
        send(event, RECEIVED, feedback(source, "00001"));
        send(UUID.randomUUID(), RECEIVED, feedback(source, "00001"));
        send(UUID.randomUUID(), RECEIVED, feedback(source, "00002"));

        await().atMost(DEADLINE).until(() -> database.customersOf(source) == 2);
        assertThat(database.events("io.dangol.customer.customer.registered.v1", source))
                .isEqualTo(2);
    }

    @Test
    void feedbackOfAKnownCustomerAndOtherEventsChangeNothing() throws Exception {
        String source = unique("reviews");

        send(
                UUID.randomUUID(),
                RECEIVED,
                feedback(source, "1")
                        .replace("\"aggregateVersion\"", "\"customerId\":\"%s\",\"aggregateVersion\"")
                        .formatted(PublicId.format("cus", UUID.randomUUID())));
        send(UUID.randomUUID(), RECEIVED, feedback(source, "1").replaceFirst("\"identity\":\\{[^}]*},", ""));
        send(UUID.randomUUID(), "io.dangol.feedback.case.opened.v1", feedback(source, "1"));
        send(UUID.randomUUID(), RECEIVED, feedback(source, "2"));

        await().atMost(DEADLINE).until(() -> database.customersOf(source) > 0);
        assertThat(database.customersOf(source)).isEqualTo(1);
        assertThat(database.number("SELECT count(*) FROM identity WHERE source = $1 AND external_id = '2'", source))
                .isEqualTo(1);
    }

    @Test
    void anIdentityThatIsNoneStopsNobodyElse() throws Exception {
        String source = unique("reviews");

        send(UUID.randomUUID(), RECEIVED, feedback(source, "x".repeat(201)));
        send(UUID.randomUUID(), RECEIVED, feedback(source, "1"));

        await().atMost(DEADLINE).until(() -> database.customersOf(source) == 1);
    }

    private static String feedback(String source, String externalId) {
        return """
                {"feedbackId":"%s","aggregateVersion":1,"source":"%s","kind":"review","channel":"web",
                 "identity":{"source":"%s","externalId":"%s"},"occurredAt":"2024-11-21T09:30:00Z"}
                """.formatted(PublicId.format("fbk", UUID.randomUUID()), source, source, externalId);
    }

    private void send(UUID id, String type, String data) throws Exception {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>("feedback.events", bytes("fbk_1"), bytes(data));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id.toString(),
                        "ce_type", type,
                        "ce_source", "/feedback-service",
                        "ce_subject", "fbk_1",
                        "ce_time", "2024-11-21T09:30:00Z")
                .forEach((name, value) -> message.headers().add(name, bytes(value)));
        producer.send(message).get();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
