package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.complaint.calendar.Holiday;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A clock of a case, and why it stands where it does.
@Schema(
        name = "SlaClock",
        description = "A clock of a case, and why it stands where it does.",
        requiredProperties = {
            "id",
            "target",
            "priority",
            "status",
            "allowed",
            "counted",
            "businessTime",
            "history",
            "holidays"
        })
public record ClockView(
        @Schema(description = "Its id.", maxLength = 30, examples = "clk_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        Target target,

        Priority priority,

        @Schema(
                description = "Whether its time counts, or how it ended.",
                enumeration = {"running", "paused", "met", "cancelled"})
        String status,

        @Schema(description = "How much time may pass.", format = "duration", maxLength = 40, examples = "PT8H")
        Duration allowed,

        @Schema(
                description = "How much has counted by now, or by its end.",
                format = "duration",
                maxLength = 40,
                examples = "PT3H20M")
        Duration counted,

        @Schema(description = "Whether only the business time of a calendar counts.")
        boolean businessTime,

        @Schema(
                description = "The calendar whose time counts; absent where all time does.",
                maxLength = 30,
                examples = "cal_0000000000e008000000000001")
        @Nullable String calendarId,

        @Schema(description = "When it will be breached; absent where it is, is paused or over.") @Nullable Instant dueAt,

        @Schema(description = "When it was breached; absent where it is not.") @Nullable Instant breachedAt,

        @Schema(description = "All that happened to it, in order and in words.", maxItems = 10_000)
        List<ClockLine> history,

        @Schema(
                description = "Holidays between its start and its breach, its end or now: no time counted.",
                maxItems = 60)
        List<Holiday> holidays) {

    static ClockView of(StoredClock stored, Function<Terms, TimeScale> scales, ZoneId zone, Instant now) {
        SlaClock clock = SlaClock.of(stored.events(), scales);
        Instant end = clock.isOver() ? clock.since() : now;
        Instant until = clock.breachedAt() == null ? end : clock.breachedAt();
        ClockHistory why = ClockHistory.of(stored.events(), scales, zone, until);
        Terms terms = clock.terms();
        return new ClockView(
                stored.id().text(),
                stored.target(),
                terms.priority(),
                clock.status().wire(),
                terms.allowed(),
                clock.countedAt(end),
                terms.calendarId() != null,
                terms.calendarId() == null ? null : IdKind.CALENDAR.format(terms.calendarId()),
                clock.due().orElse(null),
                clock.breachedAt(),
                why.lines(),
                why.holidays());
    }
}
