package io.dangol.feedback.source.partner;

import io.dangol.feedback.base.customer.KnownCustomers;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.transaction.Transactions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Announces the sources that were registered before there was an event for it, at the start and once each. What their
/// partners sent with tokens, which have a source's id, was kept under that id; it is moved under the name, where all
/// else of the source is.
@ApplicationScoped
class SourceAnnouncement {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String NEXT = """
            UPDATE source SET announced = true
            WHERE id = (SELECT id FROM source WHERE NOT announced ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, name, created_at
            """;
    private static final String MOVE_IDENTITIES = """
            UPDATE customer_identity SET source = $1
            WHERE source = $2 AND NOT EXISTS (
                SELECT FROM customer_identity AS taken
                WHERE taken.source = $1 AND taken.external_id = customer_identity.external_id)
            """;
    /// One reference of a source names one piece of feedback; where both exist, each stays as it is.
    private static final String MOVE_FEEDBACK = """
            UPDATE feedback SET source = $1
            WHERE source = $2 AND (external_ref IS NULL OR NOT EXISTS (
                SELECT FROM feedback AS taken
                WHERE taken.source = $1 AND taken.external_ref = feedback.external_ref))
            """;
    private static final List<String> MOVES = Stream.concat(
                    Stream.of(MOVE_IDENTITIES, MOVE_FEEDBACK),
                    Stream.of("complaint_case", "compensation", "invitation", "survey_occasion")
                            .map("UPDATE %s SET source = $1 WHERE source = $2"::formatted))
            .toList();

    private final Transactions transactions;
    private final KnownCustomers customers;
    private final Outbox outbox;

    SourceAnnouncement(Transactions transactions, KnownCustomers customers, Outbox outbox) {
        this.transactions = transactions;
        this.customers = customers;
        this.outbox = outbox;
    }

    void atTheStart(@Observes StartupEvent start) {
        announceAll().await().atMost(PATIENCE);
    }

    Uni<Void> announceAll() {
        return transactions
                .write(this::announceNext)
                .flatMap(wasOne -> wasOne ? announceAll() : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> announceNext(SqlConnection transaction) {
        return transaction
                .query(NEXT)
                .execute()
                .flatMap(rows -> Rows.first(
                                rows,
                                row -> SourceRegistered.of(
                                        new SourceId(row.getUUID("id")),
                                        row.getString("name"),
                                        Times.instant(row, "created_at")))
                        .map(event -> moved(transaction, event)
                                .chain(() -> outbox.add(transaction, event))
                                .replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> moved(SqlConnection transaction, SourceRegistered source) {
        Uni<Void> moved = customers.rename(transaction, source.sourceId(), source.name());
        for (String move : MOVES) {
            moved = moved.chain(() -> transaction
                    .preparedQuery(move)
                    .execute(Tuple.of(source.name(), source.sourceId()))
                    .replaceWithVoid());
        }
        return moved;
    }
}
