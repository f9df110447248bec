package io.dangol.analytics.fact.ingest;

import io.dangol.analytics.fact.progress.IngestProgress;
import io.dangol.kit.inbox.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes in the topics of the other services, each in batches of its own.
@ApplicationScoped
class FactEvents {
    private static final String CONSUMER = "analytics";

    private final EventConsumer consumer;
    private final FactService facts;
    private final IngestProgress progress;

    FactEvents(EventConsumer consumer, FactService facts, IngestProgress progress) {
        this.consumer = consumer;
        this.facts = facts;
        this.progress = progress;
    }

    @Incoming("customer-events")
    Uni<Void> customerEvents(ConsumerRecords<byte[], byte[]> messages) {
        return ingest(messages);
    }

    @Incoming("feedback-events")
    Uni<Void> feedbackEvents(ConsumerRecords<byte[], byte[]> messages) {
        return ingest(messages);
    }

    @Incoming("loyalty-events")
    Uni<Void> loyaltyEvents(ConsumerRecords<byte[], byte[]> messages) {
        return ingest(messages);
    }

    /// Progress comes after the commit: it covers records without any effect and those set aside too,
    /// and a crash between the two only makes it say too little until the records come again.
    private Uni<Void> ingest(ConsumerRecords<byte[], byte[]> messages) {
        return consumer.consume(CONSUMER, messages, FactReader.TYPES::contains, facts::add)
                .chain(() -> progress.advance(messages));
    }
}
