package io.dangol.feedback.complaint.calendar;

import java.time.ZoneId;

/// Calendars for the tests of others.
public final class TestCalendars {
    private TestCalendars() {}

    /// A book for those who reckon without calendars.
    public static CalendarBook emptyBook() {
        return new CalendarBook(null, null);
    }

    /// Monday to Friday, 9 to 18, in a zone, with Korean holidays.
    public static BusinessCalendar office(String zone) {
        return new BusinessCalendar(
                ZoneId.of(zone), WeeklyHours.weekdays(new OpenHours(540, 1_080)), PublicHolidays.read());
    }
}
