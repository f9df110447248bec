package io.dangol.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.db.Times;
import io.dangol.kit.time.Ids;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a change writes its events, in its own transaction. Nothing else publishes.
@ApplicationScoped
public class Outbox {
    /// The condition always holds. It gives the transaction its number before it takes a position, which [LowWater]
    /// relies on.
    private static final String ADD = """
            INSERT INTO outbox (id, type, subject, occurred_at, traceparent, data)
            SELECT id, type, subject, occurred_at, $5, data
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $6::text[])
                WITH ORDINALITY AS event (id, type, subject, occurred_at, data, place)
            WHERE pg_current_xact_id() IS NOT NULL
            ORDER BY place
            """;

    private final Ids ids;
    private final ObjectMapper json;

    Outbox(Ids ids, ObjectMapper json) {
        this.ids = ids;
        this.json = json;
    }

    /// Adds events, to be published in this order once the transaction is committed.
    public Uni<Void> add(SqlConnection transaction, DomainEvent... events) {
        return add(transaction, List.of(events));
    }

    /// Adds events, to be published in this order once the transaction is committed; one statement, however many.
    public Uni<Void> add(SqlConnection transaction, List<? extends DomainEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] identifiers = new UUID[events.size()];
        String[] types = new String[events.size()];
        String[] subjects = new String[events.size()];
        OffsetDateTime[] times = new OffsetDateTime[events.size()];
        String[] data = new String[events.size()];
        for (int index = 0; index < events.size(); index++) {
            DomainEvent event = events.get(index);
            identifiers[index] = Objects.requireNonNullElseGet(event.eventId(), ids::next);
            types[index] = event.type();
            subjects[index] = event.subject();
            times[index] = Times.utc(event.occurredAt());
            data[index] = serialise(event);
        }
        Tuple row = Tuple.newInstance(
                io.vertx.sqlclient.Tuple.of(identifiers, types, subjects, times, traceparent(), (Object) data));
        return transaction.preparedQuery(ADD).execute(row).replaceWithVoid();
    }

    private String serialise(DomainEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an event of type " + event.type() + " cannot be written as JSON", broken);
        }
    }

    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
