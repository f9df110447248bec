package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.base.query.NewestFirst;
import io.dangol.feedback.base.query.VersionPlace;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The SQL of surveys.
@ApplicationScoped
public class SurveyRepository {
    private static final String SELECT = """
            SELECT id, state, settings::text AS settings, wording_version, survey.version, created_at,
                survey.changed_at, activated_at, definition::text AS definition
            FROM survey JOIN survey_wording ON survey_id = id AND survey_wording.version = wording_version
            """;
    private static final String ACTIVE = SELECT + " WHERE state = 'active' AND trigger_kind = $1 ORDER BY id";
    private static final String HOLD = "SELECT id FROM survey WHERE id = $1 FOR UPDATE";
    private static final String WORDING =
            "SELECT definition::text AS definition FROM survey_wording WHERE survey_id = $1 AND version = $2";
    private static final String VERSIONS = """
            SELECT version, definition::text AS definition, changed_at, changed_by FROM survey_wording
            WHERE survey_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3
            """;
    private static final String KINDS = """
            SELECT DISTINCT question ->> 'id' AS id, question ->> 'kind' AS kind
            FROM survey_wording, jsonb_array_elements(definition -> 'questions') AS question WHERE survey_id = $1
            """;
    private static final String SAVE = """
            INSERT INTO survey (id, name, state, trigger_kind, settings, wording_version, version, created_at,
                changed_at, activated_at)
            VALUES ($1, $2, $3, $4, $5::text::jsonb, $6, $7, $8, $9, $10)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, state = excluded.state,
                trigger_kind = excluded.trigger_kind, settings = excluded.settings,
                wording_version = excluded.wording_version, version = excluded.version,
                changed_at = excluded.changed_at, activated_at = excluded.activated_at
            """;
    private static final String ADD_WORDING = """
            INSERT INTO survey_wording (survey_id, version, definition, changed_at, changed_by)
            VALUES ($1, $2, $3::text::jsonb, $4, $5) ON CONFLICT (survey_id, version) DO NOTHING
            """;

    private final ObjectMapper json;

    SurveyRepository(ObjectMapper json) {
        this.json = json;
    }

    /// The survey of an id, with its present wording.
    public Uni<Optional<Survey>> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(SELECT + " WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream().findFirst());
    }

    /// The active surveys of a trigger.
    public Uni<List<Survey>> active(SqlConnection connection, TriggerKind kind) {
        return connection.preparedQuery(ACTIVE).execute(Tuple.of(kind.wire())).map(this::all);
    }

    /// A version of a survey's wording.
    public Uni<Optional<Wording>> wording(SqlConnection connection, UUID id, int version) {
        return connection
                .preparedQuery(WORDING)
                .execute(Tuple.of(id, version))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> read(row.getString("definition"), Wording.class)));
    }

    /// The same as [#find], holding the survey until the end of the transaction.
    Uni<Optional<Survey>> findForChange(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(HOLD).execute(Tuple.of(id)).chain(() -> find(transaction, id));
    }

    Uni<List<Survey>> list(SqlConnection connection, @Nullable String state, PageRequest page) {
        return new NewestFirst(SELECT, "id").where("state", state).rows(connection, page, this::survey);
    }

    Uni<Long> count(SqlConnection connection) {
        return connection
                .query("SELECT count(*) AS surveys FROM survey")
                .execute()
                .map(rows -> rows.iterator().next().getLong("surveys"));
    }

    /// Versions below one, the newest first.
    Uni<List<StoredWording>> versions(SqlConnection connection, UUID id, PageRequest page) {
        return page.rows(connection, VERSIONS, part -> Tuple.of(id, VersionPlace.below(part), part.rowsWanted()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new StoredWording(
                                row.getInteger("version"),
                                read(row.getString("definition"), Wording.class),
                                row.getOffsetDateTime("changed_at").toInstant(),
                                row.getString("changed_by")))
                        .toList());
    }

    /// Which kind every question has that there ever was in the survey, by its id.
    public Uni<Map<String, QuestionKind>> questionKinds(SqlConnection connection, UUID id) {
        return connection.preparedQuery(KINDS).execute(Tuple.of(id)).map(rows -> {
            Map<String, QuestionKind> kinds = new HashMap<>();
            rows.forEach(row -> kinds.put(row.getString("id"), QuestionKind.of(row.getString("kind"))));
            return kinds;
        });
    }

    /// Stores a survey; a wording only if its version is new.
    Uni<Void> save(SqlConnection transaction, Survey survey, String changedBy) {
        Tuple row = Tuple.tuple()
                .addUUID(survey.id())
                .addString(survey.settings().name())
                .addString(survey.state().wire())
                .addString(survey.settings().trigger().kind().wire())
                .addString(text(survey.settings()))
                .addInteger(survey.wordingVersion())
                .addInteger(survey.version())
                .addOffsetDateTime(time(survey.createdAt()))
                .addOffsetDateTime(time(survey.changedAt()))
                .addOffsetDateTime(survey.activatedAt() == null ? null : time(survey.activatedAt()));
        Tuple wording = Tuple.of(
                survey.id(), survey.wordingVersion(), text(survey.wording()), time(survey.changedAt()), changedBy);
        return transaction
                .preparedQuery(SAVE)
                .execute(row)
                .chain(() -> transaction.preparedQuery(ADD_WORDING).execute(wording))
                .replaceWithVoid();
    }

    private List<Survey> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::survey).toList();
    }

    private Survey survey(Row row) {
        OffsetDateTime activatedAt = row.getOffsetDateTime("activated_at");
        return new Survey(
                row.getUUID("id"),
                SurveyState.of(row.getString("state")),
                read(row.getString("settings"), SurveySettings.class),
                read(row.getString("definition"), Wording.class),
                row.getInteger("wording_version"),
                row.getInteger("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                activatedAt == null ? null : activatedAt.toInstant());
    }

    private <T> T read(String stored, Class<T> type) {
        try {
            return json.readValue(stored, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored survey cannot be read", broken);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a survey cannot be written as JSON", broken);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
