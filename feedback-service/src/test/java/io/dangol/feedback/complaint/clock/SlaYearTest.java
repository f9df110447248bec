package io.dangol.feedback.complaint.clock;

import static io.dangol.feedback.complaint.clock.Clocks.SCALES;
import static io.dangol.feedback.complaint.clock.Clocks.SEOUL;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.feedback.complaint.calendar.BusinessCalendar;
import io.dangol.feedback.complaint.calendar.TestCalendars;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A whole year on a controlled clock. Clocks start all over it, are paused, get new terms and are met; a queue wakes
/// each only when it said that something happens. Beside it stands the plainest clock there is, which counts minutes
/// one by one: both must agree on every breach, to the minute.
class SlaYearTest {
    private static final int CLOCKS = 400;
    private static final int LIFE_DAYS = 25;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<Terms> TERMS = List.of(
            Clocks.business("PT4H"),
            Clocks.business("PT8H"),
            Clocks.business("PT27H"),
            Clocks.business("PT90M"),
            Clocks.always("PT24H"),
            Clocks.always("PT100H"),
            new Terms(Priority.LOW, 1, Duration.ofHours(9), Clocks.NEW_YORK, 1, 0, List.of()));

    private final Map<String, boolean[]> openMinutes = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(ints = {2025, 2026})
    void everyBreachOfAYearHappensInItsMinute(int year) {
        Instant first = LocalDate.of(year, 1, 1).atStartOfDay(SEOUL).toInstant();
        int minutes = (int) Duration.between(
                        first, LocalDate.of(year + 1, 1, 1).atStartOfDay(SEOUL).toInstant())
                .toMinutes();
        Random random = new Random(year);
        int breaches = 0;
        for (int number = 0; number < CLOCKS; number++) {
            Map<Integer, ClockEvent> script = script(random, first, random.nextInt(minutes - LIFE_DAYS * 1_440));

            Optional<Instant> naive = countMinutes(script, first);
            Optional<Instant> real = runOnTimers(script);

            assertThat(real).as("clock %d of %d: %s", number, year, script).isEqualTo(naive);
            breaches += real.isPresent() ? 1 : 0;
        }
        assertThat(breaches).isBetween(CLOCKS / 4, CLOCKS - 20);
    }

    /// What people do to a clock, by the minute of the year.
    private static Map<Integer, ClockEvent> script(Random random, Instant first, int start) {
        Map<Integer, ClockEvent> script = new TreeMap<>();
        script.put(start, new ClockEvent.Started(at(first, start), terms(random)));
        int minute = start;
        boolean paused = false;
        for (int step = random.nextInt(6); step > 0; step--) {
            minute += 1 + random.nextInt(2 * 1_440);
            Instant at = at(first, minute);
            if (random.nextInt(3) == 0) {
                script.put(minute, new ClockEvent.TermsChanged(at, terms(random)));
            } else {
                script.put(
                        minute,
                        paused
                                ? new ClockEvent.Resumed(at)
                                : new ClockEvent.Paused(at, PauseReason.WAITING_FOR_PARTNER));
                paused = !paused;
            }
        }
        minute += 1 + random.nextInt(4 * 1_440);
        script.put(minute, new ClockEvent.Met(at(first, minute)));
        return script;
    }

    private static Terms terms(Random random) {
        return TERMS.get(random.nextInt(TERMS.size()));
    }

    private Optional<Instant> countMinutes(Map<Integer, ClockEvent> script, Instant first) {
        long counted = 0;
        boolean running = true;
        Terms terms = TERMS.getFirst();
        int start = script.keySet().iterator().next();
        for (int minute = start; ; minute++) {
            // What has passed by now is looked at before what people do now.
            if (minute > start && running && counted >= terms.allowed().toMinutes()) {
                return Optional.of(at(first, minute));
            }
            ClockEvent event = script.get(minute);
            if (event instanceof ClockEvent.Met) {
                return Optional.empty();
            }
            running = event instanceof ClockEvent.Resumed || (running && !(event instanceof ClockEvent.Paused));
            if (event instanceof ClockEvent.Started started) {
                terms = started.terms();
            }
            if (event instanceof ClockEvent.TermsChanged changed) {
                terms = changed.terms();
            }
            if (running && counted >= terms.allowed().toMinutes()) {
                return Optional.of(at(first, minute));
            }
            counted += running && isOpen(terms, at(first, minute)) ? 1 : 0;
        }
    }

    private record Timer(Instant at, Optional<ClockEvent> event) {}

    /// Wakes only for what people do and when the clock itself said so; the controlled clock jumps in between.
    private static Optional<Instant> runOnTimers(Map<Integer, ClockEvent> script) {
        PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::at)
                .thenComparing(timer -> timer.event().isPresent()));
        script.values().forEach(event -> timers.add(new Timer(event.at(), Optional.of(event))));
        List<ClockEvent> history = new ArrayList<>();
        while (!timers.isEmpty()) {
            Timer timer = timers.remove();
            if (!history.isEmpty()) {
                history.addAll(SlaClock.of(history, SCALES).advance(timer.at()));
            }
            timer.event().ifPresent(history::add);
            SlaClock clock = SlaClock.of(history, SCALES);
            if (clock.breachedAt() != null) {
                return Optional.of(clock.breachedAt());
            }
            if (clock.isOver()) {
                return Optional.empty();
            }
            clock.next().ifPresent(next -> timers.add(new Timer(next, Optional.empty())));
        }
        return Optional.empty();
    }

    private boolean isOpen(Terms terms, Instant at) {
        if (terms.calendarId() == null) {
            return true;
        }
        String zone = terms.calendarId().equals(Clocks.KOREA) ? "Asia/Seoul" : "America/New_York";
        int minute = (int) (at.getEpochSecond() / 60 - ORIGIN_MINUTE);
        return openMinutes.computeIfAbsent(zone, SlaYearTest::minutesOf)[minute];
    }

    private static final long ORIGIN_MINUTE =
            Instant.parse("2024-12-31T00:00:00Z").getEpochSecond() / 60;
    private static final int MINUTES = 3 * 366 * 1_440;

    private static boolean[] minutesOf(String zone) {
        BusinessCalendar calendar = TestCalendars.office(zone);
        boolean[] open = new boolean[MINUTES];
        for (int minute = 0; minute < MINUTES; minute++) {
            open[minute] = calendar.isOpen(Instant.ofEpochSecond((ORIGIN_MINUTE + minute) * 60));
        }
        return open;
    }

    private static Instant at(Instant first, int minute) {
        return first.plus(MINUTE.multipliedBy(minute));
    }
}
