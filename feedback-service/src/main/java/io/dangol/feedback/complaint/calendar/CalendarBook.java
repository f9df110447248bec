package io.dangol.feedback.complaint.calendar;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Calendars for those who reckon with them. A version never changes, so each is built once.
@ApplicationScoped
public class CalendarBook {
    private final CalendarRepository calendars;
    private final PublicHolidays holidays;
    private final Map<Edition, BusinessCalendar> built = new ConcurrentHashMap<>();

    CalendarBook(CalendarRepository calendars, PublicHolidays holidays) {
        this.calendars = calendars;
        this.holidays = holidays;
    }

    /// A version of a calendar.
    public record Edition(UUID id, int version) {}

    /// The present version of a calendar, and when it became that.
    public record Present(Edition edition, Instant since) {}

    /// The present version of a calendar that there is.
    public Uni<Present> present(SqlConnection connection, UUID id) {
        return calendars.find(connection, id).map(found -> {
            CalendarVersion calendar = found.orElseThrow(() -> new IllegalStateException("no calendar " + id));
            return new Present(new Edition(id, calendar.version()), calendar.changedAt());
        });
    }

    /// Whether there is such a calendar.
    public Uni<Boolean> exists(SqlConnection connection, UUID id) {
        return calendars.find(connection, id).map(found -> found.isPresent());
    }

    /// Makes sure that these can be had by [#get].
    public Uni<Void> load(SqlConnection connection, Collection<Edition> editions) {
        return Multi.createFrom()
                .iterable(editions)
                .filter(edition -> !built.containsKey(edition))
                .onItem()
                .transformToUniAndConcatenate(edition -> calendars
                        .version(connection, edition.id(), edition.version())
                        .invoke(found -> built.put(
                                edition,
                                found.orElseThrow(() -> new IllegalStateException("no calendar " + edition))
                                        .build(holidays))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// A calendar that was loaded.
    public BusinessCalendar get(Edition edition) {
        return Objects.requireNonNull(built.get(edition), "the calendar is loaded before it is used");
    }
}
