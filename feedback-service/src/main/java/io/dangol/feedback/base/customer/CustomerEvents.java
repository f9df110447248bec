package io.dangol.feedback.base.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.inbox.EventConsumer;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.inbox.UnacceptableEvent;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Learns of new customers, and links what was said under the names that sources have for them. Capabilities that want
/// to know more of what customer-service tells listen.
@ApplicationScoped
class CustomerEvents {
    private static final String CONSUMER = "feedback";
    private static final String REGISTERED = "io.dangol.customer.customer.registered.v1";

    private final EventConsumer consumer;
    private final KnownCustomers customers;
    private final List<CustomerLink> links;
    private final List<CustomerEventListener> listeners;

    CustomerEvents(
            EventConsumer consumer,
            KnownCustomers customers,
            @All List<CustomerLink> links,
            @All List<CustomerEventListener> listeners) {
        this.consumer = consumer;
        this.customers = customers;
        this.links = links;
        this.listeners = listeners;
    }

    @Incoming("customer-events")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> messages) {
        return consumer.consume(CONSUMER, messages, this::matters, this::handle);
    }

    private boolean matters(String type) {
        return type.equals(REGISTERED) || listeners.stream().anyMatch(listener -> listener.matters(type));
    }

    private Uni<Void> handle(SqlConnection transaction, List<ReceivedEvent> events) {
        Uni<Void> handled = registered(transaction, events);
        for (CustomerEventListener listener : listeners) {
            handled = handled.chain(() -> listener.handle(transaction, events));
        }
        return handled;
    }

    private Uni<Void> registered(SqlConnection transaction, List<ReceivedEvent> events) {
        List<KnownIdentity> registered = events.stream()
                .filter(event -> event.type().equals(REGISTERED))
                .flatMap(event -> identity(event).stream())
                .toList();
        return registered.isEmpty()
                ? Uni.createFrom().voidItem()
                : customers
                        .learn(transaction, registered)
                        .flatMap(known -> known.isEmpty() ? Uni.createFrom().voidItem() : link(transaction, known));
    }

    private Uni<Void> link(SqlConnection transaction, List<KnownIdentity> known) {
        Uni<Void> linked = Uni.createFrom().voidItem();
        for (CustomerLink link : links) {
            linked = linked.chain(() -> link.link(transaction, known));
        }
        return linked;
    }

    /// Whom the event names; empty where no source knows that customer.
    private static Optional<KnownIdentity> identity(ReceivedEvent event) {
        JsonNode identity = event.data().path("identity");
        if (identity.isMissingNode()) {
            return Optional.empty();
        }
        UUID customerId = IdKind.CUSTOMER
                .parse(event.data().path("customerId").asText())
                .orElseThrow(() -> new UnacceptableEvent("`customerId` must be a customer's id"));
        return Optional.of(new KnownIdentity(
                identity.path("source").asText(), identity.path("externalId").asText(), customerId));
    }
}
