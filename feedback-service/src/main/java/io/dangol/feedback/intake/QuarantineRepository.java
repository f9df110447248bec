package io.dangol.feedback.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.query.NewestFirst;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.Refusal.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class QuarantineRepository {
    private static final String INSERT = """
            INSERT INTO quarantine (id, source_id, webhook_id, body, reason, violations, received_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String SELECT = """
            SELECT id, source_id, webhook_id, %s AS body, reason, violations, received_at, feedback_id, replayed_at
            FROM quarantine
            """;
    private static final String SELECT_WHOLE = SELECT.formatted("body");
    private static final String SELECT_WITHOUT_BODY = SELECT.formatted("''::bytea");
    private static final String SOURCE_NAME = "SELECT name FROM source WHERE id = $1";

    private final ObjectMapper json;

    QuarantineRepository(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> insert(SqlConnection transaction, Quarantined kept) {
        Tuple row = Tuple.tuple()
                .addUUID(kept.id())
                .addUUID(kept.sourceId())
                .addString(kept.webhookId())
                .addBuffer(io.vertx.mutiny.core.buffer.Buffer.newInstance(kept.body()))
                .addString(kept.reason())
                .addString(write(kept.violations()))
                .addOffsetDateTime(kept.receivedAt().atOffset(ZoneOffset.UTC));
        return transaction.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    Uni<Optional<Quarantined>> find(SqlConnection connection, UUID id) {
        return one(connection, SELECT_WHOLE + "WHERE id = $1", id);
    }

    Uni<Optional<Quarantined>> findForChange(SqlConnection transaction, UUID id) {
        return one(transaction, SELECT_WHOLE + "WHERE id = $1 FOR UPDATE", id);
    }

    /// A page of those that wait, or of those that were replayed, or of both; without their bodies.
    Uni<List<Quarantined>> list(SqlConnection connection, @Nullable Boolean replayed, PageRequest page) {
        return new NewestFirst(SELECT_WITHOUT_BODY, "id")
                .where("(feedback_id IS NOT NULL)", replayed)
                .rows(connection, page, this::quarantined);
    }

    Uni<Void> markReplayed(SqlConnection transaction, UUID id, UUID feedbackId, Instant now) {
        return transaction
                .preparedQuery("UPDATE quarantine SET feedback_id = $2, replayed_at = $3 WHERE id = $1")
                .execute(Tuple.of(id, feedbackId, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<String> sourceName(SqlConnection connection, UUID sourceId) {
        return connection
                .preparedQuery(SOURCE_NAME)
                .execute(Tuple.of(sourceId))
                .map(rows -> rows.iterator().next().getString("name"));
    }

    private Uni<Optional<Quarantined>> one(SqlConnection connection, String statement, UUID id) {
        return connection
                .preparedQuery(statement)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(this::quarantined));
    }

    private Quarantined quarantined(Row row) {
        OffsetDateTime replayedAt = row.getOffsetDateTime("replayed_at");
        return new Quarantined(
                row.getUUID("id"),
                row.getUUID("source_id"),
                row.getString("webhook_id"),
                Buffer.buffer(row.getBuffer("body").getBytes()),
                row.getString("reason"),
                read(row.getString("violations")),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getUUID("feedback_id"),
                replayedAt == null ? null : replayedAt.toInstant());
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
