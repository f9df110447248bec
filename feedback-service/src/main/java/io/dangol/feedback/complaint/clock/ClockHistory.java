package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.complaint.calendar.Holiday;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Why a clock stands where it does: its history in words, and the holidays whose time did not count.
record ClockHistory(List<ClockLine> lines, List<Holiday> holidays) {
    private static final int HOLIDAYS_MOST = 50;

    /// @param until how far holidays are looked for: the breach, the end, or now
    static ClockHistory of(List<ClockEvent> events, Function<Terms, TimeScale> scales, ZoneId zone, Instant until) {
        ClockWords words = new ClockWords(zone);
        List<ClockLine> lines = new ArrayList<>();
        SlaClock before = SlaClock.of(events.subList(0, 1), scales);
        SlaClock after = before;
        for (ClockEvent event : events) {
            after = event instanceof ClockEvent.Started ? before : before.after(event);
            lines.add(new ClockLine(
                    event.at(),
                    event.kind(),
                    words.korean(event, before, after),
                    words.english(event, before, after),
                    after.countedAt(event.at()),
                    after.due().orElse(null)));
            before = after;
        }
        return new ClockHistory(
                lines, holidays(scales.apply(after.terms()), events.getFirst().at(), until));
    }

    private static List<Holiday> holidays(TimeScale scale, Instant from, Instant until) {
        if (!(scale instanceof TimeScale.Business business)) {
            return List.of();
        }
        ZoneId zone = business.calendar().zone();
        List<Holiday> skipped = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(until, zone);
        for (LocalDate day = LocalDate.ofInstant(from, zone);
                !day.isAfter(last) && skipped.size() < HOLIDAYS_MOST;
                day = day.plusDays(1)) {
            skipped.addAll(business.calendar().holidays().on(day));
        }
        return skipped;
    }
}
