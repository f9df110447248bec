package io.dangol.feedback.complaint.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BusinessCalendarPropertyTest {
    private static final int TRIES = 300;
    private static final long FIRST = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2030-12-31T00:00:00Z").getEpochSecond();
    private static final int SECONDS_MOST = 400 * 3_600;

    @Property(tries = TRIES)
    void addingAndMeasuringAreInverse(
            @ForAll("calendars") BusinessCalendar calendar,
            @ForAll("instants") Instant start,
            @ForAll("durations") Duration duration) {
        Instant end = calendar.plus(start, duration);

        assertThat(calendar.businessTimeBetween(start, end)).isEqualTo(duration);
        if (!duration.isZero()) {
            assertThat(calendar.businessTimeBetween(start, end.minusNanos(1))).isLessThan(duration);
        }
    }

    @Property(tries = TRIES)
    void moreTimeEndsLaterAndALaterStartNeverEndsEarlier(
            @ForAll("calendars") BusinessCalendar calendar,
            @ForAll("instants") Instant start,
            @ForAll("durations") Duration shorter,
            @ForAll("durations") Duration more) {
        Instant end = calendar.plus(start, shorter);

        assertThat(end).isAfterOrEqualTo(start);
        assertThat(calendar.plus(start, shorter.plus(more))).isAfterOrEqualTo(end);
        assertThat(calendar.plus(start.plus(more), shorter)).isAfterOrEqualTo(end);
    }

    @Property(tries = TRIES)
    void whatIsAddedInPartsEndsWhereTheWholeEnds(
            @ForAll("calendars") BusinessCalendar calendar,
            @ForAll("instants") Instant start,
            @ForAll("durations") Duration first,
            @ForAll("durations") Duration second) {
        assertThat(calendar.plus(calendar.plus(start, first), second))
                .isEqualTo(second.isZero() ? calendar.plus(start, first) : calendar.plus(start, first.plus(second)));
    }

    @Property(tries = TRIES)
    void theTimeOfTheWholeIsThatOfItsPartsAndNeverMoreThanPassed(
            @ForAll("calendars") BusinessCalendar calendar,
            @ForAll("instants") Instant start,
            @ForAll("durations") Duration first,
            @ForAll("durations") Duration second) {
        Instant middle = start.plus(first);
        Instant end = middle.plus(second);
        Duration whole = calendar.businessTimeBetween(start, end);

        assertThat(whole)
                .isEqualTo(calendar.businessTimeBetween(start, middle).plus(calendar.businessTimeBetween(middle, end)))
                .isLessThanOrEqualTo(first.plus(second));
        assertThat(calendar.businessTimeBetween(end, start)).isZero();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(FIRST, LAST).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.integers().between(0, SECONDS_MOST).map(Duration::ofSeconds);
    }

    @Provide
    Arbitrary<BusinessCalendar> calendars() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Asia/Seoul",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "America/Havana",
                        "Asia/Kathmandu",
                        "UTC")
                .map(ZoneId::of);
        Arbitrary<Holidays> holidays = Arbitraries.of(Holidays.NONE, PublicHolidays.read());
        return Combinators.combine(zones, weeks(), holidays).as(BusinessCalendar::new);
    }

    private static Arbitrary<WeeklyHours> weeks() {
        Arbitrary<List<OpenHours>> days = Arbitraries.integers()
                .between(0, OpenHours.MINUTES_OF_A_DAY)
                .set()
                .ofMaxSize(6)
                .map(BusinessCalendarPropertyTest::stretches);
        return days.list().ofSize(DayOfWeek.values().length).map(BusinessCalendarPropertyTest::week);
    }

    private static List<OpenHours> stretches(java.util.Set<Integer> bounds) {
        List<Integer> sorted = bounds.stream().sorted().toList();
        List<OpenHours> stretches = new ArrayList<>();
        for (int index = 0; index + 1 < sorted.size(); index += 2) {
            stretches.add(new OpenHours(sorted.get(index), sorted.get(index + 1)));
        }
        return stretches;
    }

    /// At least a Wednesday's hours, so that there is work in every week.
    private static WeeklyHours week(List<List<OpenHours>> days) {
        Map<DayOfWeek, List<OpenHours>> byDay = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            byDay.put(day, days.get(day.getValue() - 1));
        }
        byDay.put(DayOfWeek.WEDNESDAY, List.of(new OpenHours(0, OpenHours.MINUTES_OF_A_DAY)));
        return new WeeklyHours(byDay);
    }
}
