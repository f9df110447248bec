package io.dangol.customer.person.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.customer.base.source.KnownSources;
import io.dangol.customer.base.source.RegisteredSource;
import io.dangol.customer.person.CustomerDirectory;
import io.dangol.customer.person.Identifiers;
import io.dangol.customer.person.Identity;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.inbox.EventConsumer;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.inbox.UnacceptableEvent;
import io.dangol.kit.security.SourceNames;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Registers the customers who are first mentioned by feedback: it names them by the hash of an identity that nobody
/// knows yet. Takes note of the sources that are registered, too.
@ApplicationScoped
class FeedbackEvents {
    private static final Logger LOG = Logger.getLogger(FeedbackEvents.class);
    private static final String SOURCE_REGISTERED = "io.dangol.feedback.source.registered.v1";
    private static final String FEEDBACK_RECEIVED = "io.dangol.feedback.feedback.received.v1";
    private static final Duration BACKOFF_FIRST = Duration.ofSeconds(1);
    private static final Duration BACKOFF_MOST = Duration.ofSeconds(30);
    private static final Set<String> TYPES = Set.of(SOURCE_REGISTERED, FEEDBACK_RECEIVED);

    private final EventConsumer consumer;
    private final CustomerDirectory directory;
    private final HashedIdentities hashes;
    private final KnownSources sources;
    private final Clock clock;

    FeedbackEvents(
            EventConsumer consumer,
            CustomerDirectory directory,
            HashedIdentities hashes,
            KnownSources sources,
            Clock clock) {
        this.consumer = consumer;
        this.directory = directory;
        this.hashes = hashes;
        this.sources = sources;
        this.clock = clock;
    }

    /// Until every identity is hashed, a customer who is known could be taken for a new one.
    @Incoming("feedback-events")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) {
        return hashes.complete()
                .onFailure()
                .invoke(failure -> LOG.warn("identities cannot be hashed yet", failure))
                .onFailure()
                .retry()
                .withBackOff(BACKOFF_FIRST, BACKOFF_MOST)
                .indefinitely()
                .chain(() -> consumer.consume("customer", records, TYPES::contains, this::handle));
    }

    private Uni<Void> handle(SqlConnection transaction, List<ReceivedEvent> events) {
        List<JsonNode> unknown = events.stream()
                .filter(event -> event.type().equals(FEEDBACK_RECEIVED))
                .map(ReceivedEvent::data)
                .filter(data -> !data.hasNonNull("customerId") && data.hasNonNull("identity"))
                .map(data -> data.get("identity"))
                .toList();
        Set<HashedIdentity> hashed = unknown.stream()
                .filter(identity -> identity.has("hash"))
                .map(FeedbackEvents::hashed)
                .collect(Collectors.toSet());
        Set<Identity> named = unknown.stream()
                .filter(identity -> !identity.has("hash"))
                .map(FeedbackEvents::identity)
                .collect(Collectors.toSet());
        Instant now = clock.instant();
        return learn(transaction, events)
                .chain(() -> directory.resolve(transaction, named, now))
                .chain(() -> directory.register(transaction, hashed, now));
    }

    private Uni<Void> learn(SqlConnection transaction, List<ReceivedEvent> events) {
        List<RegisteredSource> registered = events.stream()
                .filter(event -> event.type().equals(SOURCE_REGISTERED))
                .map(event -> source(event.data()))
                .toList();
        return registered.isEmpty()
                ? Uni.createFrom().voidItem()
                : sources.learn(transaction, registered).chain(() -> hashes.complete(transaction));
    }

    private static RegisteredSource source(JsonNode data) {
        String name = data.path("name").asText();
        UUID id = SourceNames.parseId(data.path("sourceId").asText())
                .filter(known -> Identifiers.isValid(name, Identifiers.SOURCE_LENGTH_MOST))
                .orElseThrow(
                        () -> new UnacceptableEvent("`sourceId` and `name` must be the id and the name of a source"));
        return new RegisteredSource(id, name);
    }

    /// As the type's schema holds it.
    private static HashedIdentity hashed(JsonNode data) {
        return new HashedIdentity(
                data.path("source").asText(),
                data.path("keyId").asText(),
                data.path("hash").asText());
    }

    /// The form of before identities were hashed, which topics and dead letters still hold.
    private static Identity identity(JsonNode data) {
        String source = data.path("source").asText();
        String externalId = data.path("externalId").asText();
        if (!Identifiers.isValid(source, Identifiers.SOURCE_LENGTH_MOST)) {
            throw new UnacceptableEvent("`identity.source` must be the name of a source");
        }
        if (!Identifiers.isValid(externalId, Identifiers.EXTERNAL_ID_LENGTH_MOST)) {
            throw new UnacceptableEvent("`identity.externalId` must be an id without white space at its ends");
        }
        return new Identity(source, externalId);
    }
}
