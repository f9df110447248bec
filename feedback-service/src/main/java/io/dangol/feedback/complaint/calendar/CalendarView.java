package io.dangol.feedback.complaint.calendar;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A business calendar as it is shown.
@Schema(
        name = "Calendar",
        description = "When a company works: weekly hours in a zone, without its holidays.",
        requiredProperties = {"id", "name", "zone", "hours", "closedDays", "holidaysVersion", "changedAt"})
public record CalendarView(
        @Schema(description = "Its id.", maxLength = 30, examples = "cal_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(description = "What it is called.", maxLength = 100, examples = "Korea, office hours")
        String name,

        @Schema(description = "Its zone, of the IANA database.", maxLength = 50, examples = "Asia/Seoul")
        String zone,

        WeekForm hours,

        @Schema(
                description = "The country whose public holidays are free; absent: none.",
                maxLength = 2,
                examples = "KR")
        @Nullable String publicHolidays,

        @Schema(description = "Free days of the company's own.", maxItems = 200)
        List<CalendarForm.ClosedDay> closedDays,

        @Schema(
                description = "The state of the table of public holidays; `none` without one.",
                maxLength = 20,
                examples = "2026-07-01")
        String holidaysVersion,

        @Schema(description = "When it was changed the last time, or made.")
        Instant changedAt) {

    /// The holidays of a calendar's year.
    @Schema(
            name = "CalendarYear",
            description = "The holidays of a year.",
            requiredProperties = {"calendarId", "year", "holidaysVersion", "holidays"})
    public record Year(
            @Schema(description = "The calendar.", maxLength = 30, examples = "cal_01jd3v9k7e8x2m4n6p8q0r2s4t")
            String calendarId,

            @Schema(description = "The year.", minimum = "2000", maximum = "2100", examples = "2026")
            int year,

            @Schema(description = "The state of the table of public holidays.", maxLength = 20, examples = "2026-07-01")
            String holidaysVersion,

            @Schema(description = "By day.", maxItems = 400) List<Holiday> holidays) {}
}
