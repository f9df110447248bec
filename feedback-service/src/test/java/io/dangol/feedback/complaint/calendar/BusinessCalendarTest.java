package io.dangol.feedback.complaint.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final WeeklyHours WITH_LUNCH =
            WeeklyHours.weekdays(new OpenHours(540, 720), new OpenHours(780, 1_080));

    private final BusinessCalendar korea = new BusinessCalendar(SEOUL, WITH_LUNCH, PublicHolidays.read());

    @ParameterizedTest
    @CsvSource({
        // within a day, over lunch, to its very end
        "2026-11-23T09:00,PT2H,2026-11-23T11:00",
        "2026-11-23T11:00,PT2H,2026-11-23T14:00",
        "2026-11-23T09:00,PT8H,2026-11-23T18:00",
        "2026-11-23T09:00,PT8H1S,2026-11-24T09:00:01",
        // before, between and behind the hours
        "2026-11-23T03:00,PT1H,2026-11-23T10:00",
        "2026-11-23T12:30,PT1H,2026-11-23T14:00",
        "2026-11-23T20:00,PT1H,2026-11-24T10:00",
        // over a weekend
        "2026-11-20T17:00,PT2H,2026-11-23T10:00",
        // over Seollal 2026, which is a week with its weekends
        "2026-02-13T17:00,PT2H,2026-02-19T10:00",
        // over Chuseok 2025: from 3 to 9 October every day is free
        "2025-10-02T17:00,PT2H,2025-10-10T10:00",
        // over a substitute holiday
        "2026-05-22T17:30,PT1H,2026-05-26T09:30",
        // over a decreed holiday
        "2025-01-24T17:00,PT2H,2025-01-31T10:00",
        // nothing is at once, even at night
        "2026-11-22T03:00,PT0S,2026-11-22T03:00"
    })
    void businessTimePassesOnlyWhilePeopleWork(LocalDateTime start, Duration duration, LocalDateTime end) {
        Instant from = start.atZone(SEOUL).toInstant();

        Instant to = korea.plus(from, duration);

        assertThat(LocalDateTime.ofInstant(to, SEOUL)).isEqualTo(end);
        assertThat(korea.businessTimeBetween(from, to)).isEqualTo(duration);
    }

    @Test
    void theHourThatDoesNotExistHoldsNoWork() {
        BusinessCalendar nights = new BusinessCalendar(NEW_YORK, everyDay(new OpenHours(60, 240)), Holidays.NONE);
        Instant start = LocalDateTime.parse("2026-03-08T01:00").atZone(NEW_YORK).toInstant();

        assertThat(nights.businessTimeBetween(start, start.plus(Duration.ofHours(12))))
                .isEqualTo(Duration.ofHours(2));
        assertThat(nights.plus(start, Duration.ofMinutes(90)))
                .isEqualTo(
                        LocalDateTime.parse("2026-03-08T03:30").atZone(NEW_YORK).toInstant());
    }

    @Test
    void aStretchWithinTheHourThatDoesNotExistIsEmpty() {
        BusinessCalendar nights = new BusinessCalendar(NEW_YORK, everyDay(new OpenHours(125, 155)), Holidays.NONE);
        Instant start = LocalDateTime.parse("2026-03-08T00:00").atZone(NEW_YORK).toInstant();

        assertThat(nights.plus(start, Duration.ofMinutes(30)))
                .isEqualTo(
                        LocalDateTime.parse("2026-03-09T02:35").atZone(NEW_YORK).toInstant());
    }

    @Test
    void theHourThatComesTwiceCountsTwice() {
        BusinessCalendar nights =
                new BusinessCalendar(NEW_YORK, everyDay(new OpenHours(30, 90), new OpenHours(90, 180)), Holidays.NONE);
        Instant start = LocalDateTime.parse("2026-11-01T00:00").atZone(NEW_YORK).toInstant();

        assertThat(nights.businessTimeBetween(start, start.plus(Duration.ofHours(12))))
                .isEqualTo(Duration.ofMinutes(210));
    }

    @Test
    void aDayOfWorkInSummerAndInWinterIsAsLongButElsewhereInUtc() {
        BusinessCalendar days = new BusinessCalendar(NEW_YORK, WITH_LUNCH, Holidays.NONE);

        assertThat(days.plus(Instant.parse("2026-03-06T22:00:00Z"), Duration.ofHours(1)))
                .isEqualTo(Instant.parse("2026-03-06T23:00:00Z"));
        assertThat(days.plus(Instant.parse("2026-03-06T23:00:00Z"), Duration.ofHours(1)))
                .isEqualTo(Instant.parse("2026-03-09T14:00:00Z"));
    }

    @Test
    void isOpenFromTheFirstMomentUntilBeforeTheLast() {
        assertThat(korea.isOpen(Instant.parse("2026-11-23T00:00:00Z"))).isTrue();
        assertThat(korea.isOpen(Instant.parse("2026-11-23T03:00:00Z"))).isFalse();
        assertThat(korea.isOpen(Instant.parse("2026-11-23T08:59:59Z"))).isTrue();
        assertThat(korea.isOpen(Instant.parse("2026-11-23T09:00:00Z"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9:00-18:00", "09:00-09:00", "18:00-09:00", "09:00-24:01", "09:00", "", "09:60-10:00"})
    void whatIsNoStretchOfADayIsNotRead(String text) {
        assertThat(OpenHours.parse(text)).isEmpty();
    }

    @Test
    void hoursAreWrittenAsTheyAreRead() {
        assertThat(OpenHours.parse("00:00-24:00"))
                .hasValueSatisfying(hours -> assertThat(hours.wire()).isEqualTo("00:00-24:00"));
    }

    @Test
    void aWeekHasWorkAndNoMinuteTwice() {
        assertThatThrownBy(() -> new WeeklyHours(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WeeklyHours.weekdays(new OpenHours(0, 61), new OpenHours(60, 90)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static WeeklyHours everyDay(OpenHours... hours) {
        return new WeeklyHours(java.util.Arrays.stream(DayOfWeek.values())
                .collect(java.util.stream.Collectors.toMap(day -> day, day -> List.of(hours))));
    }
}
