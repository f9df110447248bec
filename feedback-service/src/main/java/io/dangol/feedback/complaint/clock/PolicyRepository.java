package io.dangol.feedback.complaint.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.base.query.VersionPlace;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

@ApplicationScoped
class PolicyRepository {
    private static final String COLUMNS = "priority, version, definition::text AS definition, changed_at, changed_by";
    private static final String PRESENT =
            "SELECT DISTINCT ON (priority) " + COLUMNS + " FROM sla_policy ORDER BY priority, version DESC";
    private static final String VERSIONS = "SELECT " + COLUMNS
            + " FROM sla_policy WHERE priority = $1 AND version < $2 ORDER BY version DESC LIMIT $3";
    private static final String INSERT = """
            INSERT INTO sla_policy (priority, version, definition, changed_at, changed_by)
            VALUES ($1, $2, $3::text::jsonb, $4, $5)
            ON CONFLICT (priority, version) DO NOTHING
            """;
    private static final String CHANGED = "UPDATE sla_revision SET revision = revision + 1";
    private static final String REVISION = "SELECT revision FROM sla_revision";

    private final ObjectMapper json;

    PolicyRepository(ObjectMapper json) {
        this.json = json;
    }

    /// The present version of each; four.
    Uni<List<SlaPolicy>> present(SqlConnection connection) {
        return connection.preparedQuery(PRESENT).execute().map(this::all);
    }

    /// Versions of a priority below one, the newest first.
    Uni<List<SlaPolicy>> versions(SqlConnection connection, Priority priority, PageRequest page) {
        return page.rows(
                        connection,
                        VERSIONS,
                        part -> Tuple.of(priority.wire(), VersionPlace.below(part), part.rowsWanted()))
                .map(this::all);
    }

    /// Adds a version, and has every open clock looked at again.
    ///
    /// @return false where somebody else added it meanwhile
    Uni<Boolean> add(SqlConnection transaction, SlaPolicy policy) {
        Tuple row = Tuple.of(
                policy.priority().wire(),
                policy.version(),
                text(policy.targets()),
                policy.changedAt().atOffset(ZoneOffset.UTC),
                policy.changedBy());
        return transaction
                .query(CHANGED)
                .execute()
                .chain(() -> transaction.preparedQuery(INSERT).execute(row))
                .map(rows -> rows.rowCount() == 1);
    }

    /// How often policies and calendars have changed.
    Uni<Integer> revision(SqlConnection connection) {
        return connection
                .preparedQuery(REVISION)
                .execute()
                .map(rows -> rows.iterator().next().getInteger("revision"));
    }

    private List<SlaPolicy> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::read).toList();
    }

    private SlaPolicy read(Row row) {
        try {
            return new SlaPolicy(
                    Priority.of(row.getString("priority")),
                    row.getInteger("version"),
                    json.readValue(row.getString("definition"), PolicyForm.class),
                    row.getOffsetDateTime("changed_at").toInstant(),
                    row.getString("changed_by"));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored policy cannot be read", broken);
        }
    }

    private String text(PolicyForm targets) {
        try {
            return json.writeValueAsString(targets);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a policy cannot be written as JSON", broken);
        }
    }
}
