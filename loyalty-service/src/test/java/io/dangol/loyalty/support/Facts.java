package io.dangol.loyalty.support;

import io.dangol.kit.event.EventHeaders;
import io.dangol.kit.event.EventProducer;
import io.dangol.kit.time.Ids;
import io.dangol.kit.time.PublicId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Publishes what other services publish, as they do it.
@ApplicationScoped
public class Facts {
    /// When every test purchase was bought.
    public static final String BOUGHT_AT = "2026-11-21T00:30:00Z";

    private final EventProducer producer;
    private final Ids ids;

    Facts(EventProducer producer, Ids ids) {
        this.producer = producer;
        this.ids = ids;
    }

    /// A new id with this prefix.
    public String newId(String prefix) {
        return PublicId.format(prefix, ids.next());
    }

    public void registered(String customerId) {
        send(
                "customer.events",
                "io.dangol.customer.customer.registered.v1",
                customerId,
                "{\"customerId\":\"%s\",\"aggregateVersion\":1,\"registeredAt\":\"2026-11-20T00:00:00Z\"}"
                        .formatted(customerId));
    }

    public void purchased(String customerId, String purchaseId, String amount, String currency) {
        send("customer.events", "io.dangol.customer.purchase.recorded.v1", customerId, """
                {"purchaseId":"%s","customerId":"%s","aggregateVersion":1,"source":"pos-7","orderId":"A-1",\
                "purchasedAt":"2026-11-21T09:30:00+09:00","channel":"store","store":"gangnam",\
                "total":{"amount":"%s","currency":"%s"},"lines":[{"sku":"TEA-01","quantity":2}]}""".formatted(
                        purchaseId, customerId, amount, currency));
    }

    /// A purchase of any time.
    public void purchasedAt(String customerId, String purchaseId, String amount, String purchasedAt) {
        send("customer.events", "io.dangol.customer.purchase.recorded.v1", customerId, """
                {"purchaseId":"%s","customerId":"%s","aggregateVersion":1,"source":"pos-7","orderId":"A-1",\
                "purchasedAt":"%s","total":{"amount":"%s","currency":"KRW"},"lines":[]}""".formatted(
                        purchaseId, customerId, purchasedAt, amount));
    }

    /// A return of a purchase in KRW.
    ///
    /// @param version the purchase's with it, from 2
    /// @param returned what all returns up to this one give back
    /// @param paid what the purchase cost
    public void returned(
            String customerId, String purchaseId, String returnId, int version, String returned, String paid) {
        send("customer.events", "io.dangol.customer.purchase.returned.v1", customerId, """
                {"returnId":"%s","purchaseId":"%s","customerId":"%s","aggregateVersion":%d,\
                "returnedAt":"2026-11-22T00:00:00Z","total":{"amount":"1","currency":"KRW"},\
                "returnedTotal":{"amount":"%s","currency":"KRW"},"purchaseTotal":{"amount":"%s","currency":"KRW"},\
                "source":"pos-7"}""".formatted(
                        returnId, purchaseId, customerId, version, returned, paid));
    }

    /// What a purchase in KRW was said to be is put right.
    ///
    /// @param customerId null where nobody is known
    /// @param returned what all returns up to this version give back
    /// @param previous what the purchase was said to cost before
    public void corrected(
            @Nullable String customerId,
            String purchaseId,
            int version,
            String paid,
            String returned,
            String previous) {
        send("customer.events", "io.dangol.customer.purchase.corrected.v1", key(customerId, purchaseId), """
                {"purchaseId":"%s",%s"aggregateVersion":%d,"source":"pos-7","orderId":"A-1",\
                "correctedAt":"2026-11-23T00:00:00Z","purchasedAt":"2026-11-21T10:00:00+09:00","channel":"web",\
                "total":{"amount":"%s","currency":"KRW"},"returnedTotal":{"amount":"%s","currency":"KRW"},"lines":[],\
                "previous":{"purchasedAt":"2026-11-21T09:30:00+09:00","channel":"store",\
                "total":{"amount":"%s","currency":"KRW"}}}""".formatted(
                        purchaseId, customer(customerId), version, paid, returned, previous));
    }

    /// A purchase in KRW is cancelled.
    public void cancelled(@Nullable String customerId, String purchaseId, int version, String paid) {
        send("customer.events", "io.dangol.customer.purchase.cancelled.v1", key(customerId, purchaseId), """
                {"purchaseId":"%s",%s"aggregateVersion":%d,"source":"pos-7","orderId":"A-1",\
                "cancelledAt":"2026-11-23T00:00:00Z","purchasedAt":"2026-11-21T09:30:00+09:00",\
                "total":{"amount":"%s","currency":"KRW"}}""".formatted(
                        purchaseId, customer(customerId), version, paid));
    }

    /// A sale in KRW got its customer.
    public void claimed(String customerId, String purchaseId, int version, String paid) {
        send("customer.events", "io.dangol.customer.purchase.recorded.v1", customerId, """
                {"purchaseId":"%s","customerId":"%s","aggregateVersion":%d,"source":"pos-7","orderId":"A-1",\
                "purchasedAt":"2026-11-21T09:30:00+09:00","total":{"amount":"%s","currency":"KRW"},"lines":[]}""".formatted(
                        purchaseId, customerId, version, paid));
    }

    /// A sale in KRW of which nobody is known, with a return of it.
    public void sold(String purchaseId, String paid, String returned) {
        send("customer.events", "io.dangol.customer.sale.recorded.v1", purchaseId, """
                {"purchaseId":"%s","aggregateVersion":1,"source":"pos-7","orderId":"A-1",\
                "purchasedAt":"2026-11-21T09:30:00+09:00","total":{"amount":"%s","currency":"KRW"},"lines":[]}""".formatted(purchaseId, paid));
        send("customer.events", "io.dangol.customer.sale.returned.v1", purchaseId, """
                {"returnId":"%1$s","purchaseId":"%2$s","aggregateVersion":2,"returnedAt":"2026-11-22T00:00:00Z",\
                "total":{"amount":"%3$s","currency":"KRW"},"returnedTotal":{"amount":"%3$s","currency":"KRW"},\
                "purchaseTotal":{"amount":"%4$s","currency":"KRW"},"source":"pos-7"}""".formatted(
                        newId("ret"), purchaseId, returned, paid));
    }

    /// Something in KRW is given back of which no purchase is known.
    public void credited(String customerId, String amount) {
        send("customer.events", "io.dangol.customer.credit.recorded.v1", customerId, """
                {"returnId":"%s","customerId":"%s","aggregateVersion":1,"returnedAt":"2026-11-22T00:00:00Z",\
                "total":{"amount":"%s","currency":"KRW"},"source":"pos-7"}""".formatted(
                        newId("ret"), customerId, amount));
    }

    private static String key(@Nullable String customerId, String purchaseId) {
        return customerId == null ? purchaseId : customerId;
    }

    private static String customer(@Nullable String customerId) {
        return customerId == null ? "" : "\"customerId\":\"%s\",".formatted(customerId);
    }

    public void compensated(String customerId, String compensationId, String caseId, long points) {
        send("feedback.events", "io.dangol.feedback.compensation.approved.v1", customerId, """
                {"compensationId":"%s","caseId":"%s","customerId":"%s","aggregateVersion":1,"points":%d,\
                "approvedAt":"2026-11-21T01:00:00Z"}""".formatted(
                        compensationId, caseId, customerId, points));
    }

    /// A compensation is taken back.
    public void compensationReversed(String customerId, String compensationId, String caseId, long points) {
        send("feedback.events", "io.dangol.feedback.compensation.reversed.v1", customerId, """
                {"compensationId":"%s","caseId":"%s","customerId":"%s","aggregateVersion":2,"points":%d,\
                "reversedAt":"2026-11-21T02:00:00Z"}""".formatted(
                        compensationId, caseId, customerId, points));
    }

    /// Sends any data under a new event id.
    public void send(String topic, String type, String subject, String data) {
        send(topic, UUID.randomUUID(), type, subject, data);
    }

    /// Sends any data; done when the broker has it.
    public void send(String topic, UUID eventId, String type, String subject, String data) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, bytes(subject), bytes(data));
        message.headers()
                .add(EventHeaders.SPEC_VERSION, bytes("1.0"))
                .add(EventHeaders.ID, bytes(eventId.toString()))
                .add(EventHeaders.TYPE, bytes(type))
                .add(EventHeaders.SOURCE, bytes("/test"))
                .add(EventHeaders.SUBJECT, bytes(subject))
                .add(EventHeaders.TIME, bytes(BOUGHT_AT));
        try {
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException("the broker did not take a test's event", failure);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
