package io.dangol.feedback;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.event.EventHeaders;
import io.dangol.kit.event.EventProducer;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Plays customer-service: publishes what that one would.
@ApplicationScoped
public class Customers {
    private final EventProducer producer;
    private final IdentityHasher hasher;

    public Customers(EventProducer producer, IdentityHasher hasher) {
        this.producer = producer;
        this.hasher = hasher;
    }

    public static String newId() {
        return IdKind.CUSTOMER.format(UUID.randomUUID());
    }

    /// Publishes that a customer was registered.
    ///
    /// @return the customer's id
    public String registered(String source, String externalId) {
        String customerId = newId();
        registered(UUID.randomUUID(), customerId, source, externalId);
        return customerId;
    }

    /// Publishes that a customer was registered, as an event of a given id.
    public void registered(UUID eventId, String customerId, String source, String externalId) {
        HashedIdentity hash = hasher.hash(source, externalId);
        publish(eventId, "customer.registered", customerId, Instant.now(), """
                {"customerId":"%s","aggregateVersion":1,"registeredAt":"%s",
                 "identity":{"source":"%s","keyId":"%s","hash":"%s"}}
                """.formatted(
                        customerId, Instant.now(), source, hash.keyId(), hash.hash()));
    }

    /// Publishes that a customer was registered, as it was told before identities were hashed.
    ///
    /// @return the customer's id
    public String registeredByExternalId(String source, String externalId) {
        String customerId = newId();
        publish(UUID.randomUUID(), "customer.registered", customerId, Instant.now(), """
                {"customerId":"%s","aggregateVersion":1,"registeredAt":"%s",
                 "identity":{"source":"%s","externalId":"%s"}}
                """.formatted(
                        customerId, Instant.now(), source, externalId));
        return customerId;
    }

    /// Publishes that a customer was registered whom no source knows.
    public void registered(String customerId) {
        publish(UUID.randomUUID(), "customer.registered", customerId, Instant.now(), """
                {"customerId":"%s","aggregateVersion":1,"registeredAt":"%s"}
                """.formatted(
                        customerId, Instant.now()));
    }

    /// Publishes that a customer bought something.
    public void bought(
            UUID eventId, String customerId, String source, String orderId, String channel, Instant purchasedAt) {
        publish(eventId, "purchase.recorded", customerId, purchasedAt, """
                {"purchaseId":"%s","customerId":"%s","aggregateVersion":1,"source":"%s","orderId":"%s",
                 "purchasedAt":"%s","channel":"%s","total":{"amount":"12900","currency":"KRW"},"lines":[]}
                """.formatted(
                        customerId.replace("cus_", "pur_"), customerId, source, orderId, purchasedAt, channel));
    }

    private void publish(UUID eventId, String type, String customerId, Instant time, String data) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>("customer.events", bytes(customerId), bytes(data));
        message.headers()
                .add(EventHeaders.SPEC_VERSION, bytes("1.0"))
                .add(EventHeaders.ID, bytes(eventId.toString()))
                .add(EventHeaders.TYPE, bytes("io.dangol.customer." + type + ".v1"))
                .add(EventHeaders.SOURCE, bytes("/customer-service"))
                .add(EventHeaders.SUBJECT, bytes(customerId))
                .add(EventHeaders.TIME, bytes(time.toString()))
                .add(EventHeaders.CONTENT_TYPE, bytes("application/json"));
        try {
            producer.send(message).get();
        } catch (Exception failure) {
            throw new IllegalStateException("the broker did not take the event", failure);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
