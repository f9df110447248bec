package io.dangol.feedback.complaint.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the table against the law: substitutes are computed anew from articles 2 and 3 of the Regulations on Holidays
/// of Government Offices.
class KoreanHolidaysTest {
    private static final Map<Integer, LocalDate> SEOLLAL =
            byYear("2024-02-10", "2025-01-29", "2026-02-17", "2027-02-07", "2028-01-27", "2029-02-13", "2030-02-03");
    private static final Map<Integer, LocalDate> CHUSEOK =
            byYear("2024-09-17", "2025-10-06", "2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12");
    private static final Map<Integer, LocalDate> BUDDHA =
            byYear("2024-05-15", "2025-05-05", "2026-05-24", "2027-05-13", "2028-05-02", "2029-05-20", "2030-05-09");

    private final Holidays table = PublicHolidays.read();

    /// When a holiday is made up for.
    private enum Rule {
        NEVER,
        /// On a Sunday or on another holiday.
        SUNDAY_OR_OTHER,
        /// On a Saturday or a Sunday.
        WEEKEND,
        /// On a Saturday, a Sunday or another holiday.
        WEEKEND_OR_OTHER
    }

    /// @param lastOfGroup behind which its substitute is looked for
    private record Lawful(LocalDate day, Rule rule, LocalDate lastOfGroup) {}

    @ParameterizedTest
    @ValueSource(ints = {2024, 2025, 2026, 2027, 2028, 2029, 2030})
    void everyStatutoryDayAndItsSubstituteIsInTheTableAndNoOther(int year) {
        List<Lawful> lawful = lawful(year);

        assertThat(days(year, Holiday.Kind.STATUTORY))
                .isEqualTo(lawful.stream().map(Lawful::day).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(days(year, Holiday.Kind.SUBSTITUTE)).isEqualTo(substitutes(year, lawful));
        assertThat(table.in(year).stream()
                        .filter(holiday -> holiday.kind() == Holiday.Kind.STATUTORY)
                        .count())
                .isEqualTo(lawful.size());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-12,설날",
        "2024-05-06,어린이날",
        "2025-03-03,삼일절",
        "2025-05-06,어린이날·부처님오신날",
        "2025-10-08,추석",
        "2026-03-02,삼일절",
        "2026-05-25,부처님오신날",
        "2026-08-17,광복절",
        "2026-10-05,개천절",
        "2027-02-09,설날",
        "2027-05-03,노동절",
        "2027-07-19,제헌절",
        "2027-10-11,한글날",
        "2027-12-27,성탄절",
        "2028-10-05,추석",
        "2029-09-24,추석",
        "2030-02-05,설날"
    })
    void aSubstituteIsNamedForWhatItMakesUpFor(LocalDate day, String name) {
        assertThat(table.on(day)).singleElement().satisfies(holiday -> {
            assertThat(holiday.kind()).isEqualTo(Holiday.Kind.SUBSTITUTE);
            assertThat(holiday.nameKo()).isEqualTo("대체공휴일(" + name + ")");
            assertThat(holiday.nameEn()).startsWith("Substitute for ");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-10,ELECTION",
        "2024-10-01,TEMPORARY",
        "2025-01-27,TEMPORARY",
        "2025-06-03,ELECTION",
        "2026-06-03,ELECTION",
        "2028-04-12,ELECTION",
        "2030-06-12,ELECTION"
    })
    void whatWasDecreedIsInTheTable(LocalDate day, Holiday.Kind kind) {
        assertThat(table.on(day)).extracting(Holiday::kind).containsExactly(kind);
    }

    @Test
    void twoHolidaysOnOneDayAreBothNamed() {
        assertThat(table.on(LocalDate.of(2025, 5, 5)))
                .extracting(Holiday::nameEn)
                .containsExactlyInAnyOrder("Children's Day", "Buddha's Birthday");
        assertThat(table.on(LocalDate.of(2028, 10, 3)))
                .extracting(Holiday::nameKo)
                .containsExactlyInAnyOrder("추석", "개천절");
    }

    @Test
    void newYearAndMemorialDayAreNeverMadeUpFor() {
        assertThat(table.on(LocalDate.of(2026, 6, 8))).isEmpty();
        assertThat(table.on(LocalDate.of(2027, 6, 7))).isEmpty();
        assertThat(table.on(LocalDate.of(2028, 1, 3))).isEmpty();
    }

    @Test
    void labourDayAndConstitutionDayAreHolidaysFrom2026() {
        assertThat(table.on(LocalDate.of(2025, 5, 1))).isEmpty();
        assertThat(table.on(LocalDate.of(2025, 7, 17))).isEmpty();
        assertThat(table.on(LocalDate.of(2026, 5, 1))).isNotEmpty();
        assertThat(table.on(LocalDate.of(2026, 7, 17))).isNotEmpty();
    }

    @Test
    void theTableNamesItsVersionAndEveryDaysBasis() {
        assertThat(table.version()).isEqualTo("2026-07-01");
        assertThat(table.byDay().values().stream().flatMap(List::stream)).allSatisfy(holiday -> {
            assertThat(holiday.basis()).isNotBlank();
            assertThat(holiday.nameKo()).isNotBlank();
            assertThat(holiday.nameEn()).isNotBlank();
        });
    }

    private static List<Lawful> lawful(int year) {
        List<Lawful> days = new ArrayList<>();
        days.add(single(year, 1, 1, Rule.NEVER));
        addThree(days, at(SEOLLAL, year));
        days.add(single(year, 3, 1, Rule.WEEKEND));
        if (year >= 2026) {
            days.add(single(year, 5, 1, Rule.WEEKEND));
            days.add(single(year, 7, 17, Rule.WEEKEND));
        }
        LocalDate buddha = at(BUDDHA, year);
        days.add(new Lawful(buddha, Rule.WEEKEND_OR_OTHER, buddha));
        days.add(single(year, 5, 5, Rule.WEEKEND_OR_OTHER));
        days.add(single(year, 6, 6, Rule.NEVER));
        days.add(single(year, 8, 15, Rule.WEEKEND));
        addThree(days, at(CHUSEOK, year));
        days.add(single(year, 10, 3, Rule.WEEKEND));
        days.add(single(year, 10, 9, Rule.WEEKEND));
        days.add(single(year, 12, 25, Rule.WEEKEND_OR_OTHER));
        return days;
    }

    private static void addThree(List<Lawful> days, LocalDate middle) {
        for (int offset = -1; offset <= 1; offset++) {
            days.add(new Lawful(middle.plusDays(offset), Rule.SUNDAY_OR_OTHER, middle.plusDays(1)));
        }
    }

    private static Lawful single(int year, int month, int day, Rule rule) {
        LocalDate date = MonthDay.of(Month.of(month), day).atYear(year);
        return new Lawful(date, rule, date);
    }

    /// Two holidays that fall on one day are made up for once.
    private Set<LocalDate> substitutes(int year, List<Lawful> lawful) {
        Set<LocalDate> free = table.in(year).stream()
                .filter(holiday -> holiday.kind() != Holiday.Kind.SUBSTITUTE)
                .map(Holiday::day)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<LocalDate> substitutes = new TreeSet<>();
        Set<LocalDate> madeUpFor = new TreeSet<>();
        for (Lawful holiday : lawful) {
            if (isMadeUpFor(holiday, lawful) && madeUpFor.add(holiday.day())) {
                LocalDate substitute = holiday.lastOfGroup().plusDays(1);
                while (isWeekend(substitute) || free.contains(substitute)) {
                    substitute = substitute.plusDays(1);
                }
                free.add(substitute);
                substitutes.add(substitute);
            }
        }
        return substitutes;
    }

    private static boolean isMadeUpFor(Lawful holiday, List<Lawful> lawful) {
        boolean sunday = holiday.day().getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean weekend = isWeekend(holiday.day());
        boolean other = !weekend
                && lawful.stream()
                                .filter(found -> found.day().equals(holiday.day()))
                                .count()
                        > 1;
        return switch (holiday.rule()) {
            case NEVER -> false;
            case SUNDAY_OR_OTHER -> sunday || other;
            case WEEKEND -> weekend;
            case WEEKEND_OR_OTHER -> weekend || other;
        };
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    private Set<LocalDate> days(int year, Holiday.Kind kind) {
        return table.in(year).stream()
                .filter(holiday -> holiday.kind() == kind)
                .map(Holiday::day)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static LocalDate at(Map<Integer, LocalDate> days, int year) {
        return java.util.Objects.requireNonNull(days.get(year));
    }

    private static Map<Integer, LocalDate> byYear(String... days) {
        return java.util.Arrays.stream(days)
                .map(LocalDate::parse)
                .collect(Collectors.toUnmodifiableMap(LocalDate::getYear, day -> day));
    }
}
