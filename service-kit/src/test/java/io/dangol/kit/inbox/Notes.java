package io.dangol.kit.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// A consumer as a service has one: each event becomes a row. A text can ask it to fail.
@ApplicationScoped
class Notes {
    static final String TYPE = "io.dangol.test.note.written.v1";

    private final EventConsumer consumer;
    private final AtomicInteger outagesLeft = new AtomicInteger();

    Notes(EventConsumer consumer) {
        this.consumer = consumer;
    }

    void loseTheDatabase(int times) {
        outagesLeft.set(times);
    }

    @Incoming("notes")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> messages) {
        return consumer.consume("notes", messages, TYPE::equals, this::handle);
    }

    private Uni<Void> handle(SqlConnection transaction, List<ReceivedEvent> events) {
        if (events.stream().anyMatch(event -> event.data().path("text").asText().equals("poison"))) {
            return Uni.createFrom().failure(new IllegalArgumentException("poison"));
        }
        if (outagesLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return transaction
                    .query("SELECT pg_terminate_backend(pg_backend_pid())")
                    .execute()
                    .replaceWithVoid();
        }
        return transaction
                .preparedQuery("INSERT INTO note (text, event_id) SELECT * FROM unnest($1::text[], $2::uuid[])")
                .execute(Tuple.of(
                        events.stream()
                                .map(event -> event.data().path("text").asText())
                                .toArray(String[]::new),
                        events.stream().map(ReceivedEvent::id).toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
