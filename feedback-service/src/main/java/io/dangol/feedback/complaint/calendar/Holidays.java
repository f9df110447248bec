package io.dangol.feedback.complaint.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The holidays of a calendar, by day.
///
/// @param version names the state of the law that they are of; `none` where there are none by law
public record Holidays(String version, Map<LocalDate, List<Holiday>> byDay) {
    /// No holidays at all.
    public static final Holidays NONE = new Holidays("none", Map.of());

    static Holidays of(String version, Collection<Holiday> holidays) {
        Map<LocalDate, List<Holiday>> byDay = new TreeMap<>();
        for (Holiday holiday : holidays) {
            byDay.merge(holiday.day(), List.of(holiday), Holidays::joined);
        }
        return new Holidays(version, byDay);
    }

    private static List<Holiday> joined(List<Holiday> one, List<Holiday> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /// These and those of a company's own.
    Holidays with(Collection<Holiday> own) {
        return own.isEmpty()
                ? this
                : of(
                        version,
                        Stream.concat(byDay.values().stream().flatMap(List::stream), own.stream())
                                .toList());
    }

    /// Why nobody works on a day; empty where somebody does.
    public List<Holiday> on(LocalDate day) {
        return byDay.getOrDefault(day, List.of());
    }

    /// The holidays of a year, in order.
    public List<Holiday> in(int year) {
        return byDay.values().stream()
                .flatMap(List::stream)
                .filter(holiday -> holiday.day().getYear() == year)
                .toList();
    }
}
