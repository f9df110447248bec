package io.dangol.feedback.understanding.retraining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.base.query.NewestFirst;
import io.dangol.feedback.understanding.classification.LessonRepository;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.dangol.text.understanding.Question;
import io.dangol.text.understanding.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The SQL of versions from the side of those who ask for them and decide on them.
@ApplicationScoped
class VersionRepository {
    /// Of a question, beside the one in use.
    private static final int KEPT_MOST = 50;

    static final String COLUMNS = """
            id, task, language, state, activate_if_better, lessons, base, version, card::text AS card, failure, attempts,
            requested_at, finished_at, decided_at
            """;
    private static final String SELECT = "SELECT " + COLUMNS + " FROM classifier_version ";
    private static final String INSERT = """
            INSERT INTO classifier_version (id, task, language, state, activate_if_better, lessons, requested_at,
                requested_by)
            VALUES ($1, $2, $3, 'training', $4, $5, $6, $7)
            ON CONFLICT ((true)) WHERE state = 'training' DO NOTHING
            """;
    private static final String COUNT_LESSONS = """
            SELECT count(*) AS lessons FROM correction c JOIN classification k USING (feedback_id)
            WHERE c.task = $1 AND k.language = $2
            """;
    private static final String ADD_LESSONS = """
            INSERT INTO classifier_lesson (version_id, feedback_id, label, place)
            SELECT $1, feedback_id, label, row_number() OVER (ORDER BY corrected_at, feedback_id)
            FROM (
                SELECT c.feedback_id, c.label, c.corrected_at
                FROM correction c JOIN classification k USING (feedback_id)
                WHERE c.task = $2 AND k.language = $3
                ORDER BY c.corrected_at DESC, c.feedback_id LIMIT $4) AS newest
            """;
    private static final String FORGET = """
            DELETE FROM classifier_version WHERE id IN (
                SELECT id FROM classifier_version
                WHERE task = $1 AND language = $2 AND state NOT IN ('active', 'training')
                ORDER BY id DESC OFFSET $3)
            """;
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('classifier_version', 0))";
    private static final String RETIRE_ACTIVE = """
            UPDATE classifier_version SET state = 'retired', decided_at = $3, decided_by = $4
            WHERE task = $1 AND language = $2 AND state = 'active'
            """;
    private static final String DECIDE = """
            UPDATE classifier_version SET state = $2, decided_at = $3, decided_by = $4 WHERE id = $1
            RETURNING\s""" + COLUMNS;

    private final ObjectMapper json;

    VersionRepository(ObjectMapper json) {
        this.json = json;
    }

    /// How many corrections a question has, at most as many as count.
    Uni<Integer> corrections(SqlConnection connection, Question question) {
        return connection
                .preparedQuery(COUNT_LESSONS)
                .execute(Tuple.of(question.task().wire(), question.language().tag()))
                .map(rows -> (int) Math.min(Rows.only(rows).getLong("lessons"), LessonRepository.LESSONS_MOST));
    }

    /// Asks for a version, with the corrections as they are now.
    ///
    /// @return false if one is trained already
    Uni<Boolean> insert(SqlConnection transaction, Version version, String by) {
        String task = version.question().task().wire();
        String language = version.question().language().tag();
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(version.id())
                        .addString(task)
                        .addString(language)
                        .addBoolean(version.activateIfBetter())
                        .addInteger(version.lessons())
                        .addOffsetDateTime(Times.utc(version.requestedAt()))
                        .addString(by))
                .flatMap(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : transaction
                                .preparedQuery(ADD_LESSONS)
                                .execute(Tuple.of(version.id(), task, language, version.lessons()))
                                .chain(() ->
                                        transaction.preparedQuery(FORGET).execute(Tuple.of(task, language, KEPT_MOST)))
                                .replaceWith(true));
    }

    Uni<List<Version>> list(SqlConnection connection, Task task, @Nullable String language, PageRequest page) {
        return new NewestFirst("SELECT " + COLUMNS + " FROM classifier_version", "id")
                .where("task", task.wire())
                .where("language", language)
                .rows(connection, page, this::version);
    }

    Uni<Optional<Version>> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(SELECT + "WHERE id = $1")
                .execute(Tuple.of(id))
                .map(this::first);
    }

    /// Keeps everybody else from deciding on any version until the end of the transaction.
    Uni<Optional<Version>> hold(SqlConnection transaction, UUID id) {
        return transaction
                .query(LOCK)
                .execute()
                .chain(() -> transaction
                        .preparedQuery(SELECT + "WHERE id = $1 FOR UPDATE")
                        .execute(Tuple.of(id))
                        .map(this::first));
    }

    Uni<Void> retireActive(SqlConnection transaction, Question question, String by, Instant now) {
        return transaction
                .preparedQuery(RETIRE_ACTIVE)
                .execute(Tuple.of(question.task().wire(), question.language().tag(), Times.utc(now), by))
                .replaceWithVoid();
    }

    Uni<Version> decide(SqlConnection transaction, UUID id, VersionState state, String by, Instant now) {
        return transaction
                .preparedQuery(DECIDE)
                .execute(Tuple.of(id, state.wire(), Times.utc(now), by))
                .map(rows -> version(Rows.only(rows)));
    }

    Optional<Version> first(RowSet<Row> rows) {
        return Rows.first(rows, this::version);
    }

    private Version version(Row row) {
        return new Version(
                row.getUUID("id"),
                LessonRepository.question(row),
                VersionState.of(row.getString("state")),
                row.getBoolean("activate_if_better"),
                row.getInteger("lessons"),
                row.getString("base"),
                row.getString("version"),
                card(row.getString("card")),
                row.getString("failure"),
                row.getInteger("attempts"),
                Times.instant(row, "requested_at"),
                Times.instantOrNull(row, "finished_at"),
                Times.instantOrNull(row, "decided_at"));
    }

    private @Nullable VersionCard card(@Nullable String card) {
        try {
            return card == null ? null : json.readValue(card, VersionCard.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("only this service writes cards", impossible);
        }
    }
}
