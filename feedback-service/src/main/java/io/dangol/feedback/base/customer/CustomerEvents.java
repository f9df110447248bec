package io.dangol.feedback.base.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.inbox.EventConsumer;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.inbox.UnacceptableEvent;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
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
    private final IdentityHasher hasher;
    private final List<CustomerLink> links;
    private final List<CustomerEventListener> listeners;

    CustomerEvents(
            EventConsumer consumer,
            KnownCustomers customers,
            IdentityHasher hasher,
            @All List<CustomerLink> links,
            @All List<CustomerEventListener> listeners) {
        this.consumer = consumer;
        this.customers = customers;
        this.hasher = hasher;
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
        List<RegisteredIdentity> registered = events.stream()
                .filter(event -> event.type().equals(REGISTERED))
                .flatMap(event -> identity(event).stream())
                .toList();
        return registered.isEmpty()
                ? Uni.createFrom().voidItem()
                : customers.learn(transaction, registered).flatMap(known -> link(links, transaction, known));
    }

    /// Links what waited for these customers.
    static Uni<Void> link(List<CustomerLink> links, SqlConnection transaction, List<KnownIdentity> known) {
        Uni<Void> linked = Uni.createFrom().voidItem();
        if (!known.isEmpty()) {
            for (CustomerLink link : links) {
                linked = linked.chain(() -> link.link(transaction, known));
            }
        }
        return linked;
    }

    /// Whom the event names; empty where no source knows that customer.
    private Optional<RegisteredIdentity> identity(ReceivedEvent event) {
        JsonNode identity = event.data().path("identity");
        if (identity.isMissingNode()) {
            return Optional.empty();
        }
        CustomerId customerId = IdKind.CUSTOMER
                .parse(event.data().path("customerId").asText())
                .map(CustomerId::new)
                .orElseThrow(() -> new UnacceptableEvent("`customerId` must be a customer's id"));
        return Optional.of(new RegisteredIdentity(hash(identity), customerId));
    }

    /// Before identities were hashed, events named the external id; topics and dead letters still hold
    /// such ones.
    private HashedIdentity hash(JsonNode identity) {
        String source = identity.path("source").asText();
        return identity.has("hash")
                ? new HashedIdentity(
                        source,
                        identity.path("keyId").asText(),
                        identity.path("hash").asText())
                : hasher.hash(source, identity.path("externalId").asText());
    }
}
