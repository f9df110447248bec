package io.dangol.feedback.complaint.calendar;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// When people work in a week without holidays: for each weekday its stretches, in order, apart from each other.
record WeeklyHours(Map<DayOfWeek, List<OpenHours>> byDay) {
    WeeklyHours {
        Map<DayOfWeek, List<OpenHours>> sorted = new EnumMap<>(DayOfWeek.class);
        byDay.forEach(
                (day, hours) -> sorted.put(day, apart(hours.stream().sorted().toList())));
        if (sorted.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a week without a minute of work");
        }
        byDay = sorted;
    }

    private static List<OpenHours> apart(List<OpenHours> sorted) {
        for (int index = 1; index < sorted.size(); index++) {
            if (sorted.get(index).fromMinute() < sorted.get(index - 1).toMinute()) {
                throw new IllegalArgumentException("stretches of a day that overlap");
            }
        }
        return sorted;
    }

    /// The same stretches from Monday to Friday.
    static WeeklyHours weekdays(OpenHours... hours) {
        Map<DayOfWeek, List<OpenHours>> byDay = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            byDay.put(day, day.compareTo(DayOfWeek.FRIDAY) <= 0 ? List.of(hours) : List.of());
        }
        return new WeeklyHours(byDay);
    }

    List<OpenHours> on(DayOfWeek day) {
        return byDay.getOrDefault(day, List.of());
    }
}
