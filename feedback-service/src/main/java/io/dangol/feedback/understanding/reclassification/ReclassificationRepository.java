package io.dangol.feedback.understanding.reclassification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.query.NewestFirst;
import io.dangol.feedback.understanding.classification.StoredJudgement;
import io.dangol.feedback.understanding.reclassification.Reclassification.Counts;
import io.dangol.feedback.understanding.reclassification.Reclassification.Filter;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.dangol.text.understanding.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The SQL of reclassifications from the side of those who ask for them and decide on them.
@ApplicationScoped
class ReclassificationRepository {
    static final String COLUMNS = """
            id, state, tasks, version_id, kind, channel, source, received_from, received_to, position, examined, corrected,
            changes, applied, skipped, difference::text AS difference, failure, requested_at, previewed_at, finished_at
            """;
    private static final TypeReference<List<Move>> MOVES = new TypeReference<>() {};
    private static final String SELECT = "SELECT " + COLUMNS + " FROM reclassification ";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('reclassification', 0))";
    private static final String COUNT_OPEN = """
            SELECT count(*) AS open FROM reclassification WHERE state IN ('previewing', 'previewed', 'applying')
            """;
    private static final String INSERT = """
            INSERT INTO reclassification (id, state, tasks, version_id, kind, channel, source, received_from, received_to,
                requested_at, requested_by)
            VALUES ($1, 'previewing', $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;
    private static final String APPLY = """
            UPDATE reclassification SET state = 'applying', position = NULL, owner = NULL, lease_until = NULL,
                decided_by = $2
            WHERE id = $1 RETURNING\s""" + COLUMNS;
    private static final String DISCARD = """
            UPDATE reclassification SET state = 'discarded', finished_at = $3, decided_by = $2
            WHERE id = $1 RETURNING\s""" + COLUMNS;
    private static final String FORGET_CHANGES = "DELETE FROM reclassification_change WHERE reclassification_id = $1";
    private static final String CHANGES = """
            SELECT feedback_id, task, before_label, before_confidence, before_abstained, before_model,
                after::text AS after, outcome
            FROM reclassification_change
            WHERE reclassification_id = $1 AND ($2::text IS NULL OR task = $2)
                AND ($3::uuid IS NULL OR (feedback_id, task) > ($3, $4))
            ORDER BY feedback_id, task LIMIT $5
            """;

    private final ObjectMapper json;

    ReclassificationRepository(ObjectMapper json) {
        this.json = json;
    }

    /// How many are open, while nobody else can open one.
    Uni<Long> countOpenAlone(SqlConnection transaction) {
        return transaction
                .query(LOCK)
                .execute()
                .chain(() -> transaction
                        .query(COUNT_OPEN)
                        .execute()
                        .map(rows -> Rows.only(rows).getLong("open")));
    }

    Uni<Void> insert(SqlConnection transaction, Reclassification job, String by) {
        Filter filter = job.filter();
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(job.id())
                        .addArrayOfString(job.tasks().stream().map(Task::wire).toArray(String[]::new))
                        .addUUID(job.versionId())
                        .addString(filter.kind())
                        .addString(filter.channel())
                        .addString(filter.source())
                        .addOffsetDateTime(filter.from() == null ? null : Times.utc(filter.from()))
                        .addOffsetDateTime(Times.utc(filter.to()))
                        .addOffsetDateTime(Times.utc(job.requestedAt()))
                        .addString(by))
                .replaceWithVoid();
    }

    Uni<List<Reclassification>> list(SqlConnection connection, PageRequest page) {
        return new NewestFirst("SELECT " + COLUMNS + " FROM reclassification", "id")
                .rows(connection, page, this::reclassification);
    }

    Uni<Optional<Reclassification>> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(SELECT + "WHERE id = $1")
                .execute(Tuple.of(id))
                .map(this::first);
    }

    Uni<Optional<Reclassification>> hold(SqlConnection transaction, UUID id) {
        return transaction
                .preparedQuery(SELECT + "WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .map(this::first);
    }

    Uni<Reclassification> apply(SqlConnection transaction, UUID id, String by) {
        return transaction
                .preparedQuery(APPLY)
                .execute(Tuple.of(id, by))
                .map(rows -> first(rows).orElseThrow());
    }

    Uni<Reclassification> discard(SqlConnection transaction, UUID id, String by, Instant now) {
        return transaction
                .preparedQuery(DISCARD)
                .execute(Tuple.of(id, by, Times.utc(now)))
                .map(rows -> first(rows).orElseThrow())
                .call(() -> transaction.preparedQuery(FORGET_CHANGES).execute(Tuple.of(id)));
    }

    /// Where a page of changes ended.
    record ChangeCursor(UUID feedbackId, String task) {}

    /// In the order of the feedback.
    Uni<List<ChangeView>> changes(
            SqlConnection connection, UUID id, @Nullable String task, @Nullable ChangeCursor after, PageRequest page) {
        return page.rows(connection, CHANGES, part -> {
                    ChangeCursor place = part.position() == null ? null : after;
                    return Tuple.of(
                            id,
                            task,
                            place == null ? null : place.feedbackId(),
                            place == null ? null : place.task(),
                            part.rowsWanted());
                })
                .map(rows -> Rows.list(rows, this::change));
    }

    Optional<Reclassification> first(RowSet<Row> rows) {
        return Rows.first(rows, this::reclassification);
    }

    private Reclassification reclassification(Row row) {
        String difference = row.getString("difference");
        return new Reclassification(
                row.getUUID("id"),
                JobState.of(row.getString("state")),
                Arrays.stream(row.getArrayOfStrings("tasks")).map(Task::of).toList(),
                row.getUUID("version_id"),
                new Filter(
                        row.getString("kind"),
                        row.getString("channel"),
                        row.getString("source"),
                        Times.instantOrNull(row, "received_from"),
                        Times.instant(row, "received_to")),
                row.getUUID("position"),
                new Counts(
                        row.getLong("examined"),
                        row.getLong("corrected"),
                        row.getLong("changes"),
                        row.getLong("applied"),
                        row.getLong("skipped")),
                difference == null ? List.of() : read(difference, MOVES),
                row.getString("failure"),
                Times.instant(row, "requested_at"),
                Times.instantOrNull(row, "previewed_at"),
                Times.instantOrNull(row, "finished_at"));
    }

    private ChangeView change(Row row) {
        String before = row.getString("before_label");
        String outcome = row.getString("outcome");
        return new ChangeView(
                IdKind.FEEDBACK.format(row.getUUID("feedback_id")),
                row.getString("task"),
                before == null
                        ? null
                        : new ChangeView.Before(
                                before,
                                row.getDouble("before_confidence"),
                                row.getBoolean("before_abstained"),
                                row.getString("before_model")),
                read(row.getString("after"), new TypeReference<StoredJudgement>() {}),
                outcome == null ? null : ChangeView.Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)));
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("only this service writes it", impossible);
        }
    }
}
