package io.dangol.feedback.complaint.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

@ApplicationScoped
class CalendarRepository {
    private static final String COLUMNS = "id, version, definition::text AS definition, changed_at, changed_by";
    private static final String FIND =
            "SELECT " + COLUMNS + " FROM business_calendar WHERE id = $1 ORDER BY version DESC LIMIT 1";
    private static final String VERSION =
            "SELECT " + COLUMNS + " FROM business_calendar WHERE id = $1 AND version = $2";
    private static final String LIST = "SELECT DISTINCT ON (id) " + COLUMNS
            + " FROM business_calendar WHERE id < $1 ORDER BY id DESC, version DESC LIMIT $2";
    private static final String COUNT = "SELECT count(DISTINCT id) AS calendars FROM business_calendar";
    private static final String INSERT = """
            INSERT INTO business_calendar (id, version, definition, changed_at, changed_by)
            VALUES ($1, $2, $3::text::jsonb, $4, $5)
            ON CONFLICT (id, version) DO NOTHING
            """;
    private static final String CHANGED = "UPDATE sla_revision SET revision = revision + 1";
    private static final UUID LAST = new UUID(-1, -1);

    private final ObjectMapper json;

    CalendarRepository(ObjectMapper json) {
        this.json = json;
    }

    /// The present version.
    Uni<Optional<StoredCalendar>> find(SqlConnection connection, UUID id) {
        return connection.preparedQuery(FIND).execute(Tuple.of(id)).map(this::first);
    }

    Uni<Optional<StoredCalendar>> version(SqlConnection connection, UUID id, int version) {
        return connection.preparedQuery(VERSION).execute(Tuple.of(id, version)).map(this::first);
    }

    /// Present versions, the newest calendar first.
    Uni<List<StoredCalendar>> list(SqlConnection connection, PageRequest page) {
        return page.rows(connection, LIST, part -> Tuple.of(part.afterId().orElse(LAST), part.rowsWanted()))
                .map(this::all);
    }

    Uni<Long> count(SqlConnection connection) {
        return connection
                .query(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong("calendars"));
    }

    /// Adds a version, and has every open clock looked at again.
    ///
    /// @return false where somebody else added it meanwhile
    Uni<Boolean> add(SqlConnection transaction, StoredCalendar calendar) {
        Tuple row = Tuple.of(
                calendar.id(),
                calendar.version(),
                text(calendar.definition()),
                calendar.changedAt().atOffset(ZoneOffset.UTC),
                calendar.changedBy());
        return transaction
                .query(CHANGED)
                .execute()
                .chain(() -> transaction.preparedQuery(INSERT).execute(row))
                .map(rows -> rows.rowCount() == 1);
    }

    private String text(CalendarForm definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a calendar cannot be written as JSON", broken);
        }
    }

    private Optional<StoredCalendar> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private List<StoredCalendar> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::read).toList();
    }

    private StoredCalendar read(Row row) {
        try {
            return new StoredCalendar(
                    row.getUUID("id"),
                    row.getInteger("version"),
                    json.readValue(row.getString("definition"), CalendarForm.class),
                    row.getOffsetDateTime("changed_at").toInstant(),
                    row.getString("changed_by"));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored calendar cannot be read", broken);
        }
    }
}
