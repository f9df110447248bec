package io.dangol.feedback.complaint.calendar;

import io.dangol.kit.entities.Entities;
import io.dangol.kit.entities.PagedQuery;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Stores versions of calendars.
@ApplicationScoped
class CalendarRepository {
    private static final String PRESENT =
            "from CalendarVersion calendar where calendar.key.id = :id order by calendar.key.version desc";
    private static final String IS_PRESENT = """
            calendar.key.version = (select max(other.key.version) from CalendarVersion other
                where other.key.id = calendar.key.id)
            """;
    private static final String COUNT = "select count(distinct calendar.key.id) from CalendarVersion calendar";

    private final Entities entities;
    private final SlaRevision revision;

    CalendarRepository(Entities entities, SlaRevision revision) {
        this.entities = entities;
        this.revision = revision;
    }

    /// The present version.
    Uni<Optional<CalendarVersion>> find(SqlConnection connection, UUID id) {
        return entities.on(
                        connection,
                        session -> session.createQuery(PRESENT, CalendarVersion.class)
                                .setParameter("id", id)
                                .setMaxResults(1)
                                .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /// The present version, which is nobody else's to change until the end of the transaction.
    Uni<Optional<CalendarVersion>> findForChange(SqlConnection transaction, UUID id) {
        return revision.hold(transaction).chain(() -> find(transaction, id));
    }

    Uni<Optional<CalendarVersion>> version(SqlConnection connection, UUID id, int version) {
        CalendarVersion.Key key = new CalendarVersion.Key(id, version);
        return entities.on(connection, session -> session.find(CalendarVersion.class, key))
                .map(Optional::ofNullable);
    }

    /// Present versions, the newest calendar first.
    Uni<List<CalendarVersion>> list(SqlConnection connection, PageRequest page) {
        return entities.on(
                connection,
                session -> new PagedQuery<>(CalendarVersion.class, "select calendar", "from CalendarVersion calendar")
                        .where(IS_PRESENT)
                        .rows(session, page, "calendar.key.id < ?", page.afterId(), "calendar.key.id desc"));
    }

    Uni<Long> count(SqlConnection connection) {
        return entities.on(
                connection, session -> session.createQuery(COUNT, Long.class).getSingleResult());
    }

    /// Adds a version, and has every open clock looked at again.
    Uni<Void> add(SqlConnection transaction, CalendarVersion calendar) {
        return revision.countUp(transaction)
                .chain(() -> entities.on(transaction, session -> session.persist(calendar)));
    }
}
