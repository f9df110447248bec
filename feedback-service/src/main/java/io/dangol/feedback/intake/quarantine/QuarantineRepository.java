package io.dangol.feedback.intake.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.base.query.NewestFirst;
import io.dangol.feedback.intake.delivery.Quarantine;
import io.dangol.feedback.intake.delivery.UnclearDelivery;
import io.dangol.feedback.intake.quarantine.Quarantined.Handled;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.Refusal.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class QuarantineRepository implements Quarantine {
    private static final String INSERT = """
            INSERT INTO quarantine (id, source_id, webhook_id, body, reason, violations, received_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String SELECT = """
            SELECT id, source_id, webhook_id, %s AS body, reason, violations, received_at, handled_how,
                handled_by, handled_at, feedback_id, discard_reason
            FROM quarantine
            """;
    private static final String SELECT_WHOLE = SELECT.formatted("body");
    private static final String SELECT_WITHOUT_BODY = SELECT.formatted("''::bytea");

    private static final String WAITING = """
            SELECT id FROM quarantine
            WHERE source_id = $1 AND handled_how IS NULL AND ($2::uuid IS NULL OR id > $2)
            ORDER BY id LIMIT $3
            """;
    private static final String MARK_HANDLED = """
            UPDATE quarantine
            SET handled_how = $2, handled_by = $3, handled_at = $4, feedback_id = $5, discard_reason = $6
            WHERE id = $1
            """;

    private final ObjectMapper json;

    QuarantineRepository(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Uni<Void> keep(SqlConnection transaction, UnclearDelivery kept) {
        Tuple row = Tuple.tuple()
                .addUUID(kept.id())
                .addUUID(kept.sourceId().value())
                .addString(kept.webhookId())
                .addBuffer(io.vertx.mutiny.core.buffer.Buffer.newInstance(kept.body()))
                .addString(kept.why().reason())
                .addString(write(kept.why().violations()))
                .addOffsetDateTime(Times.utc(kept.receivedAt()));
        return transaction.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    Uni<Optional<Quarantined>> find(SqlConnection connection, UUID id) {
        return one(connection, SELECT_WHOLE + "WHERE id = $1", id);
    }

    Uni<Optional<Quarantined>> findForChange(SqlConnection transaction, UUID id) {
        return one(transaction, SELECT_WHOLE + "WHERE id = $1 FOR UPDATE", id);
    }

    /// A page without the bodies.
    Uni<List<Quarantined>> list(SqlConnection connection, QuarantineFilter filter, PageRequest page) {
        NewestFirst list = new NewestFirst(SELECT_WITHOUT_BODY, "id")
                .where(
                        "source_id",
                        filter.sourceId() == null ? null : filter.sourceId().value());
        return (filter.state() == null ? list : list.where(filter.state().condition()))
                .rows(connection, page, this::quarantined);
    }

    /// The ids of those of a source that wait, the oldest first.
    Uni<List<UUID>> waiting(SqlConnection connection, SourceId sourceId, @Nullable UUID after, int most) {
        return connection
                .preparedQuery(WAITING)
                .execute(Tuple.of(sourceId.value(), after, most))
                .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
    }

    Uni<Void> markHandled(SqlConnection transaction, UUID id, Handled handled) {
        return transaction
                .preparedQuery(MARK_HANDLED)
                .execute(Tuple.of(
                        id,
                        handled.how().wire(),
                        handled.by(),
                        Times.utc(handled.at()),
                        handled.feedbackId(),
                        handled.discardReason()))
                .replaceWithVoid();
    }

    private Uni<Optional<Quarantined>> one(SqlConnection connection, String statement, UUID id) {
        return connection
                .preparedQuery(statement)
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, this::quarantined));
    }

    private Quarantined quarantined(Row row) {
        return new Quarantined(
                row.getUUID("id"),
                new SourceId(row.getUUID("source_id")),
                row.getString("webhook_id"),
                Buffer.buffer(row.getBuffer("body").getBytes()),
                row.getString("reason"),
                read(row.getString("violations")),
                Times.instant(row, "received_at"),
                handled(row));
    }

    private static @Nullable Handled handled(Row row) {
        String how = row.getString("handled_how");
        return how == null
                ? null
                : new Handled(
                        Quarantined.How.of(how),
                        row.getString("handled_by"),
                        Times.instant(row, "handled_at"),
                        row.getUUID("feedback_id"),
                        row.getString("discard_reason"));
    }

    private String write(List<Violation> violations) {
        try {
            return json.writeValueAsString(violations);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("violations cannot be written as JSON", broken);
        }
    }

    private List<Violation> read(String violations) {
        try {
            return json.readValue(violations, new TypeReference<List<Violation>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored violations are not the JSON that was stored", broken);
        }
    }
}
