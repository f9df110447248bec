package io.dangol.feedback.complaint.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/// A version of a calendar.
record StoredCalendar(UUID id, int version, CalendarForm definition, Instant changedAt, String changedBy) {
    BusinessCalendar build(PublicHolidays holidays) {
        return new BusinessCalendar(
                ZoneId.of(definition.zone()),
                definition.hours().hours(),
                holidays.of(definition.publicHolidays()).with(definition.ownHolidays()));
    }
}
