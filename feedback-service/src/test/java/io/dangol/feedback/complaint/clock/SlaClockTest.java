package io.dangol.feedback.complaint.clock;

import static io.dangol.feedback.complaint.clock.Clocks.SCALES;
import static io.dangol.feedback.complaint.clock.Clocks.SEOUL;
import static io.dangol.feedback.complaint.clock.Clocks.always;
import static io.dangol.feedback.complaint.clock.Clocks.business;
import static io.dangol.feedback.complaint.clock.Clocks.seoul;
import static io.dangol.feedback.complaint.clock.Clocks.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.feedback.complaint.calendar.Holiday;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaClockTest {
    @ParameterizedTest
    @CsvSource({
        // weekend, Seollal, Chuseok of ten days, a substitute, a decreed day, an election
        "2026-11-20T17:00,PT4H,2026-11-23T12:00",
        "2026-02-13T16:00,PT8H,2026-02-19T15:00",
        "2025-10-02T17:00,PT9H,2025-10-10T17:00",
        "2026-05-22T17:00,PT2H,2026-05-26T10:00",
        "2025-01-24T17:30,PT1H,2025-01-31T09:30",
        "2026-06-02T17:30,PT1H,2026-06-04T09:30"
    })
    void aClockInBusinessTimeIsDueWhenThatMuchWorkHasPassed(String start, String allowed, String due) {
        assertThat(clock(started(start, business(allowed))).due()).contains(seoul(due));
    }

    @Test
    void aClockInCalendarTimeKnowsNoHolidays() {
        assertThat(clock(started("2026-02-13T16:00", always("PT24H"))).due()).contains(seoul("2026-02-14T16:00"));
    }

    @Test
    void theZoneIsTheCalendarsAndNotOurs() {
        Terms american = new Terms(Priority.NORMAL, 1, Duration.ofHours(2), Clocks.NEW_YORK, 1, 0, List.of());
        Instant start = Instant.parse("2026-03-06T22:00:00Z");

        // 17:00 in winter on Friday; Monday is in summer time.
        assertThat(clock(new ClockEvent.Started(start, american)).due())
                .contains(Instant.parse("2026-03-09T14:00:00Z"));
    }

    @Test
    void timeThatIsPausedDoesNotCount() {
        SlaClock clock = clock(
                started("2026-11-23T09:00", business("PT4H")),
                paused("2026-11-23T10:00"),
                new ClockEvent.Resumed(seoul("2026-11-24T17:00")));

        assertThat(clock.due()).contains(seoul("2026-11-25T11:00"));
        assertThat(clock.countedAt(seoul("2026-11-24T17:30"))).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void aPausedClockHasNoEndAndNothingHappensToIt() {
        SlaClock clock =
                clock(started("2026-11-23T09:00", business("PT4H", step("-PT1H", "lead"))), paused("2026-11-23T10:00"));

        assertThat(clock.due()).isEmpty();
        assertThat(clock.next()).isEmpty();
        assertThat(clock.advance(seoul("2027-11-23T10:00"))).isEmpty();
    }

    @Test
    void changedTermsApplyFromThenOn() {
        ClockEvent.Started started = started("2026-11-23T09:00", business("PT8H"));

        assertThat(clock(started, changed("2026-11-23T11:00", business("PT4H"))).due())
                .contains(seoul("2026-11-23T13:00"));
        assertThat(clock(started, changed("2026-11-23T11:00", always("PT24H"))).due())
                .contains(seoul("2026-11-24T09:00"));
    }

    @Test
    void termsThatAreOverAlreadyBreachAtTheChangeAndNotBeforeIt() {
        SlaClock clock =
                clock(started("2026-11-23T09:00", business("PT8H")), changed("2026-11-23T12:00", business("PT2H")));

        assertThat(clock.advance(seoul("2026-11-23T12:00")))
                .containsExactly(new ClockEvent.Breached(seoul("2026-11-23T12:00")));
    }

    @Test
    void stepsAndBreachHappenWhenTheyAreDueHoweverLateOneLooks() {
        Terms terms =
                business("PT8H", step("-PT2H", "assignee"), step("PT0S", "team-lead"), step("PT4H", "head-of-service"));
        SlaClock clock = clock(started("2026-09-23T09:00", terms));

        assertThat(clock.next()).contains(seoul("2026-09-23T15:00"));
        assertThat(clock.advance(seoul("2026-12-01T00:00")))
                .containsExactly(
                        new ClockEvent.Escalated(seoul("2026-09-23T15:00"), 1, "assignee"),
                        new ClockEvent.Breached(seoul("2026-09-23T17:00")),
                        new ClockEvent.Escalated(seoul("2026-09-23T17:00"), 2, "team-lead"),
                        // an hour on the eve of Chuseok, three on the Monday behind it
                        new ClockEvent.Escalated(seoul("2026-09-28T12:00"), 3, "head-of-service"));
    }

    @Test
    void whatIsMetInTimeNeverBreaches() {
        SlaClock clock =
                clock(started("2026-11-23T09:00", business("PT4H")), new ClockEvent.Met(seoul("2026-11-23T12:59:59")));

        assertThat(clock.isOver()).isTrue();
        assertThat(clock.breachedAt()).isNull();
        assertThat(clock.advance(seoul("2027-01-01T00:00"))).isEmpty();
    }

    @Test
    void aBreachHappensOnce() {
        List<ClockEvent> history = new ArrayList<>(List.of(started("2026-11-23T09:00", business("PT4H"))));
        history.addAll(SlaClock.of(history, SCALES).advance(seoul("2026-11-23T13:00")));

        assertThat(history).hasSize(2);
        assertThat(SlaClock.of(history, SCALES).advance(seoul("2027-11-23T13:00")))
                .isEmpty();
    }

    @Test
    void nothingHappensAMomentBeforeItIsDue() {
        SlaClock clock = clock(started("2026-11-23T09:00", business("PT4H")));

        assertThat(clock.advance(seoul("2026-11-23T13:00").minusNanos(1_000))).isEmpty();
    }

    @Test
    void theHistorySaysInWordsWhyItBreached() {
        List<ClockEvent> events = new ArrayList<>(List.of(
                started("2026-02-13T16:00", business("PT8H", step("-PT1H", "team-lead"))),
                paused("2026-02-13T17:00"),
                new ClockEvent.Resumed(seoul("2026-02-13T17:30")),
                changed("2026-02-19T10:00", business("PT6H", step("-PT1H", "team-lead")))));
        events.addAll(SlaClock.of(events, SCALES).advance(seoul("2026-02-20T09:00")));
        events.add(new ClockEvent.Met(seoul("2026-02-20T10:00")));

        ClockHistory why = ClockHistory.of(events, SCALES, SEOUL, seoul("2026-02-20T10:00"));

        assertThat(why.lines())
                .extracting(ClockLine::ko)
                .containsExactly(
                        "시작: 영업시간 기준 8시간 이내(정책 normal 1판), 기한 2026-02-19 15:00",
                        "일시 정지(고객 답변 대기): 지금까지 1시간 경과",
                        "재개: 기한 2026-02-19 15:30",
                        "기준 변경: 영업시간 기준 6시간 이내(정책 normal 1판), 그때까지 2시간 30분 경과, 새 기한 2026-02-19 13:30",
                        "team-lead에게 알림(1단계)",
                        "영업시간 기준 6시간이 모두 지나 기한을 넘김",
                        "기한을 넘겨 이행: 11시간 30분 경과");
        assertThat(why.lines())
                .extracting(ClockLine::en)
                .startsWith(
                        "Started: 8 h of business time allowed (policy normal, version 1), due 2026-02-19 15:00",
                        "Paused (waiting for the customer): 1 h counted so far")
                .endsWith(
                        "Told to team-lead (step 1)",
                        "All of the 6 h of business time allowed had passed: breached",
                        "Met too late, after 11 h 30 min");
        assertThat(why.holidays()).extracting(Holiday::nameKo).containsExactly("설날 전날", "설날", "설날 다음날");
    }

    private static SlaClock clock(ClockEvent... events) {
        return SlaClock.of(Arrays.asList(events), SCALES);
    }

    private static ClockEvent.Started started(String at, Terms terms) {
        return new ClockEvent.Started(seoul(at), terms);
    }

    private static ClockEvent paused(String at) {
        return new ClockEvent.Paused(seoul(at), PauseReason.WAITING_FOR_CUSTOMER);
    }

    private static ClockEvent changed(String at, Terms terms) {
        return new ClockEvent.TermsChanged(seoul(at), terms);
    }
}
