package io.dangol.feedback.calendar;

import java.time.ZoneId;

/// Calendars for the tests of others.
public final class TestCalendars {
    private TestCalendars() {}

    /// Monday to Friday, 9 to 18, in a zone, with Korean holidays.
    public static BusinessCalendar office(String zone) {
        return new BusinessCalendar(
                ZoneId.of(zone), WeeklyHours.weekdays(new OpenHours(540, 1_080)), PublicHolidays.read());
    }
}
