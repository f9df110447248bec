package io.dangol.feedback.complaint.calendar;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.entities.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcType;

/// A version of a calendar; it never changes. A calendar's highest version is the present one.
@Entity
@Immutable
@Table(name = "business_calendar")
class CalendarVersion {
    @EmbeddedId
    private Key key;

    @JdbcType(JsonColumn.class)
    private CalendarForm definition;

    private Instant changedAt;

    @Column
    private String changedBy;

    CalendarVersion() {}

    private CalendarVersion(Key key, CalendarForm definition, String changedBy, Instant changedAt) {
        this.key = key;
        this.definition = definition;
        this.changedBy = changedBy;
        this.changedAt = changedAt;
    }

    /// @param id the calendar's
    /// @param version from 1; each is one more than the last
    @Embeddable
    record Key(UUID id, int version) {}

    static CalendarVersion first(UUID id, CalendarForm form, String caller, Instant now) {
        return new CalendarVersion(new Key(id, 1), form, caller, now);
    }

    /// The next version; this one if it says the same.
    CalendarVersion change(CalendarForm form, String caller, Instant now) {
        return form.equals(definition) ? this : new CalendarVersion(new Key(id(), version() + 1), form, caller, now);
    }

    UUID id() {
        return key.id();
    }

    int version() {
        return key.version();
    }

    CalendarForm definition() {
        return definition;
    }

    Instant changedAt() {
        return changedAt;
    }

    BusinessCalendar build(PublicHolidays holidays) {
        return new BusinessCalendar(
                ZoneId.of(definition.zone()),
                definition.hours().hours(),
                holidays.of(definition.publicHolidays()).with(definition.ownHolidays()));
    }

    CalendarView view(PublicHolidays holidays) {
        return new CalendarView(
                IdKind.CALENDAR.format(id()),
                definition.name(),
                definition.zone(),
                definition.hours(),
                definition.publicHolidays(),
                Objects.requireNonNullElse(definition.closedDays(), List.of()),
                holidays.of(definition.publicHolidays()).version(),
                changedAt);
    }
}
