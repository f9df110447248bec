package io.dangol.feedback.complaint.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/// When a company works, as stretches of real time: weekly hours on the wall clock of a zone, without its holidays.
///
/// Business time is what passes within the stretches. Where the zone sets its clocks forward, the hour that does not
/// exist holds none; where it sets them back, the hour that comes twice counts twice.
public final class BusinessCalendar {
    /// Far more than any target: a calendar that has so long no minute of work is broken.
    private static final int DAYS_MOST = 20 * 366;

    private final ZoneId zone;
    private final WeeklyHours hours;
    private final Holidays holidays;

    BusinessCalendar(ZoneId zone, WeeklyHours hours, Holidays holidays) {
        this.zone = zone;
        this.hours = hours;
        this.holidays = holidays;
    }

    /// A stretch of work, from an instant until before another.
    public record Open(Instant from, Instant to) {}

    public ZoneId zone() {
        return zone;
    }

    public Holidays holidays() {
        return holidays;
    }

    /// How much business time passes between two instants; zero where `to` is not after `from`.
    public Duration businessTimeBetween(Instant from, Instant to) {
        Duration total = Duration.ZERO;
        if (!to.isAfter(from)) {
            return total;
        }
        LocalDate last = LocalDate.ofInstant(to, zone);
        for (LocalDate day = LocalDate.ofInstant(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
            for (Open open : openOn(day)) {
                Instant start = later(open.from(), from);
                Instant end = open.to().isBefore(to) ? open.to() : to;
                if (end.isAfter(start)) {
                    total = total.plus(Duration.between(start, end));
                }
            }
        }
        return total;
    }

    /// The first instant, `start` or later, at which so much business time has passed since `start`: what ends with
    /// the working day ends that evening, not the next morning.
    ///
    /// @param duration zero or more
    public Instant plus(Instant start, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("business time does not pass backwards");
        }
        if (duration.isZero()) {
            return start;
        }
        Duration left = duration;
        LocalDate first = LocalDate.ofInstant(start, zone);
        for (int days = 0; days < DAYS_MOST; days++) {
            for (Open open : openOn(first.plusDays(days))) {
                Instant from = later(open.from(), start);
                Duration here = Duration.between(from, open.to());
                if (here.compareTo(left) >= 0) {
                    return from.plus(left);
                }
                left = here.isNegative() ? left : left.minus(here);
            }
        }
        throw new IllegalStateException("the calendar has no " + duration + " of work in " + DAYS_MOST + " days");
    }

    /// Whether people work at an instant.
    public boolean isOpen(Instant at) {
        return openOn(LocalDate.ofInstant(at, zone)).stream()
                .anyMatch(open -> !at.isBefore(open.from()) && at.isBefore(open.to()));
    }

    /// The stretches of work that begin on a day, in order, apart from each other.
    public List<Open> openOn(LocalDate day) {
        if (!holidays.on(day).isEmpty()) {
            return List.of();
        }
        List<Open> stretches = new ArrayList<>();
        Instant free = Instant.MIN;
        for (OpenHours stretch : hours.on(day.getDayOfWeek())) {
            Instant from = later(instant(day, stretch.fromMinute(), true), free);
            Instant to = instant(day, stretch.toMinute(), false);
            if (to.isAfter(from)) {
                stretches.add(new Open(from, to));
                free = to;
            }
        }
        return stretches;
    }

    /// Where the clock shows a time twice, work begins at the first and ends at the second; where it never shows it,
    /// both are the moment of the change.
    private Instant instant(LocalDate day, int minute, boolean isStart) {
        LocalDateTime wall = day.atStartOfDay().plusMinutes(minute);
        ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        if (change == null) {
            return wall.toInstant(zone.getRules().getOffset(wall));
        }
        if (change.isGap()) {
            return change.getInstant();
        }
        // Midnight that comes twice ends the day at the first, or the next one would begin before this one ended.
        boolean isMidnight = minute == OpenHours.MINUTES_OF_A_DAY;
        ZoneOffset offset = isStart || isMidnight ? change.getOffsetBefore() : change.getOffsetAfter();
        return wall.toInstant(offset);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
