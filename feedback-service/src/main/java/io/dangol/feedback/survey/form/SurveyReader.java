package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads surveys for those who ask: behind links, for occasions and rounds, within the transactions of their batches.
@ApplicationScoped
public class SurveyReader {
    private static final String SELECT =
            "SELECT id, state, settings::text AS settings, wording_version, changed_at, activated_at FROM survey ";
    private static final String ACTIVE = SELECT + "WHERE state = 'active' AND trigger_kind = $1 ORDER BY id";
    private static final String FIND = SELECT + "WHERE id = $1";
    private static final String WORDING =
            "SELECT definition::text AS definition FROM survey_wording WHERE survey_id = $1 AND version = $2";
    private static final String KINDS = """
            SELECT DISTINCT question ->> 'id' AS id, question ->> 'kind' AS kind
            FROM survey_wording, jsonb_array_elements(definition -> 'questions') AS question WHERE survey_id = $1
            """;

    private final ObjectMapper json;

    SurveyReader(ObjectMapper json) {
        this.json = json;
    }

    /// The survey of an id.
    public Uni<Optional<SurveySnapshot>> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream().findFirst());
    }

    /// The active surveys of a trigger.
    public Uni<List<SurveySnapshot>> active(SqlConnection connection, TriggerKind kind) {
        return connection.preparedQuery(ACTIVE).execute(Tuple.of(kind.wire())).map(this::all);
    }

    /// A version of a survey's wording.
    public Uni<Optional<Wording>> wording(SqlConnection connection, UUID id, int version) {
        return connection
                .preparedQuery(WORDING)
                .execute(Tuple.of(id, version))
                .map(rows -> Rows.first(rows, row -> read(row.getString("definition"), Wording.class)));
    }

    /// Which kind every question has that there ever was in the survey, by its id.
    public Uni<Map<String, QuestionKind>> questionKinds(SqlConnection connection, UUID id) {
        return connection.preparedQuery(KINDS).execute(Tuple.of(id)).map(rows -> {
            Map<String, QuestionKind> kinds = new HashMap<>();
            rows.forEach(row -> kinds.put(row.getString("id"), QuestionKind.of(row.getString("kind"))));
            return kinds;
        });
    }

    private List<SurveySnapshot> all(RowSet<Row> rows) {
        return Rows.list(rows, this::snapshot);
    }

    private SurveySnapshot snapshot(Row row) {
        OffsetDateTime activatedAt = row.getOffsetDateTime("activated_at");
        return new SurveySnapshot(
                row.getUUID("id"),
                SurveyState.of(row.getString("state")),
                read(row.getString("settings"), SurveySettings.class),
                row.getInteger("wording_version"),
                Times.instant(row, "changed_at"),
                activatedAt == null ? null : activatedAt.toInstant());
    }

    private <T> T read(String stored, Class<T> type) {
        try {
            return json.readValue(stored, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored survey cannot be read", broken);
        }
    }
}
