package io.dangol.feedback.complaint.clock;

import static io.dangol.feedback.complaint.clock.Clocks.SCALES;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.complaint.calendar.TestCalendars;
import io.dangol.feedback.complaint.clock.PolicyForm.PromiseForm;
import io.dangol.feedback.complaint.clock.PolicyForm.StepForm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What is done to the clocks of a case, on a controlled clock.
class OpenClocksTest {
    private static final Instant NOON = Instant.parse("2026-11-23T03:00:00Z");
    private static final CaseId CASE = new CaseId(new UUID(7, 7));
    private static final Set<Target> ALL = Set.of(Target.values());

    private final AtomicLong ids = new AtomicLong();

    @Test
    void whatIsNotPromisedHasNoClock() {
        List<StoredClock> started = work(book(1, NOON, "PT4H"), NOON, List.of(), start(Priority.NORMAL));

        assertThat(started).extracting(StoredClock::target).containsExactly(Target.ACKNOWLEDGE, Target.RESOLUTION);
        assertThat(started).allSatisfy(clock -> assertThat(kinds(clock)).containsExactly("started"));
    }

    @Test
    void whatHappenedByItselfComesBeforeWhatPeopleDo() {
        TermsBook book = book(1, NOON, "PT4H");
        List<StoredClock> started = work(book, NOON, List.of(), start(Priority.NORMAL));

        OpenClocks clocks = clocks(book, at("PT6H"), started);
        clocks.apply(CASE, new ClockMove.Meet(Set.of(Target.RESOLUTION)));

        assertThat(kinds(history(clocks, Target.RESOLUTION)))
                .containsExactly("started", "escalated", "breached", "met");
        assertThat(clocks.news()).extracting(ClockNews::at).containsExactly(at("PT1H"), at("PT3H"), at("PT4H"));
    }

    @Test
    void aNewPolicyHoldsFromItsOwnMomentHoweverLateOneLooks() {
        List<StoredClock> started = work(book(1, NOON, "PT8H"), NOON, List.of(), start(Priority.NORMAL));
        TermsBook shorter = book(2, at("PT2H"), "PT5H");

        StoredClock clock = history(clocks(shorter, at("PT20H"), started), Target.RESOLUTION);

        assertThat(clock.events()).extracting(ClockEvent::at).containsExactly(NOON, at("PT2H"), at("PT4H"), at("PT5H"));
        assertThat(kinds(clock)).containsExactly("started", "terms_changed", "escalated", "breached");
    }

    @Test
    void aPolicyThatCameAfterTheBreachDoesNotUndoIt() {
        List<StoredClock> started = work(book(1, NOON, "PT4H"), NOON, List.of(), start(Priority.NORMAL));
        TermsBook longer = book(2, at("PT5H"), "PT100H");

        StoredClock clock = history(clocks(longer, at("PT6H"), started), Target.RESOLUTION);

        assertThat(kinds(clock)).containsExactly("started", "escalated", "breached", "terms_changed");
        assertThat(SlaClock.of(clock.events(), SCALES).breachedAt()).isEqualTo(at("PT4H"));
    }

    @Test
    void anotherPriorityChangesTheTermsOrEndsTheClock() {
        TermsBook book = book(1, NOON, "PT4H");
        List<StoredClock> started = work(book, NOON, List.of(), start(Priority.NORMAL));

        OpenClocks clocks = clocks(book, at("PT30M"), started);
        clocks.apply(CASE, new ClockMove.Reprioritise(Priority.URGENT));

        assertThat(kinds(history(clocks, Target.RESOLUTION))).containsExactly("started", "terms_changed");
        assertThat(kinds(history(clocks, Target.ACKNOWLEDGE))).containsExactly("started", "cancelled");
    }

    @Test
    void aPauseStopsAllClocksAndAnswersNobodyTwice() {
        TermsBook book = book(1, NOON, "PT4H");
        List<StoredClock> started = work(book, NOON, List.of(), start(Priority.NORMAL));

        List<StoredClock> paused = work(book, at("PT30M"), started, new ClockMove.Pause(PauseReason.OTHER));
        OpenClocks clocks = clocks(book, at("PT90H"), paused);
        clocks.apply(CASE, new ClockMove.Pause(PauseReason.OTHER));
        clocks.apply(CASE, new ClockMove.Resume());
        clocks.apply(CASE, new ClockMove.Resume());

        assertThat(kinds(history(clocks, Target.RESOLUTION))).containsExactly("started", "paused", "resumed");
        assertThat(clocks.news()).isEmpty();
    }

    @Test
    void aReplicaWhoseClockIsBehindWritesNothingBeforeWhatHappened() {
        TermsBook book = book(1, NOON, "PT4H");
        List<StoredClock> started = work(book, NOON, List.of(), start(Priority.NORMAL));

        OpenClocks clocks = clocks(book, NOON.minusMillis(40), started);
        clocks.apply(CASE, new ClockMove.Meet(ALL));

        assertThat(history(clocks, Target.RESOLUTION).events().getLast()).isEqualTo(new ClockEvent.Met(NOON));
    }

    @Test
    void otherCasesClocksAreLeftAlone() {
        TermsBook book = book(1, NOON, "PT4H");
        List<StoredClock> started = work(book, NOON, List.of(), start(Priority.NORMAL));

        OpenClocks clocks = clocks(book, at("PT10M"), started);
        clocks.apply(new CaseId(new UUID(8, 8)), new ClockMove.Meet(ALL));

        assertThat(kinds(history(clocks, Target.RESOLUTION))).containsExactly("started");
    }

    private List<StoredClock> work(TermsBook book, Instant now, List<StoredClock> stored, ClockMove move) {
        OpenClocks clocks = clocks(book, now, stored);
        clocks.apply(CASE, move);
        return clocks.kept().stream()
                .map(OpenClocks.KeptClock::history)
                .map(clock -> new StoredClock(
                        clock.id(),
                        clock.caseId(),
                        clock.target(),
                        clock.events(),
                        clock.events().size()))
                .toList();
    }

    private OpenClocks clocks(TermsBook book, Instant now, List<StoredClock> stored) {
        return new OpenClocks(book, () -> new UUID(0, ids.incrementAndGet()), now, stored);
    }

    private static StoredClock history(OpenClocks clocks, Target target) {
        return clocks.kept().stream()
                .map(OpenClocks.KeptClock::history)
                .filter(clock -> clock.target() == target)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> kinds(StoredClock clock) {
        return clock.events().stream().map(ClockEvent::kind).toList();
    }

    private static ClockMove.Start start(Priority priority) {
        return new ClockMove.Start(priority, ALL);
    }

    private static Instant at(String later) {
        return NOON.plus(Duration.parse(later));
    }

    /// A normal case is acknowledged within an hour and resolved in time, an urgent one just resolved.
    private static TermsBook book(int version, Instant changedAt, String resolution) {
        PromiseForm acknowledge = new PromiseForm(Duration.ofHours(1), null, List.of(), null);
        PromiseForm resolve = new PromiseForm(
                Duration.parse(resolution), null, List.of(new StepForm(Duration.ofHours(-1), "team-lead")), null);
        PolicyForm normal = new PolicyForm(acknowledge, null, null, resolve);
        PolicyForm urgent =
                new PolicyForm(null, null, null, new PromiseForm(Duration.ofHours(2), null, List.of(), null));
        return new TermsBook(
                version,
                Map.of(
                        Priority.NORMAL, new SlaPolicy(Priority.NORMAL, version, normal, changedAt, "operator"),
                        Priority.URGENT, new SlaPolicy(Priority.URGENT, version, urgent, changedAt, "operator")),
                Map.of(),
                TestCalendars.emptyBook());
    }
}
