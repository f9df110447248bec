package io.dangol.feedback.complaint.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.feedback.complaint.cases.Case.Change;
import io.dangol.feedback.complaint.clock.ClockMove;
import io.dangol.feedback.complaint.clock.PauseReason;
import io.dangol.feedback.complaint.clock.Priority;
import io.dangol.feedback.complaint.clock.Target;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFlowTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @ParameterizedTest
    @CsvSource({
        "CRITICAL,ONE,HIGH", "CRITICAL,SOME,URGENT", "CRITICAL,MANY,URGENT",
        "MAJOR,ONE,NORMAL", "MAJOR,SOME,HIGH", "MAJOR,MANY,URGENT",
        "MODERATE,ONE,NORMAL", "MODERATE,SOME,NORMAL", "MODERATE,MANY,HIGH",
        "MINOR,ONE,LOW", "MINOR,SOME,LOW", "MINOR,MANY,NORMAL"
    })
    void theWorseAndTheWiderTheSooner(Severity severity, Impact impact, Priority priority) {
        Change change = CaseFlow.assess(open(), severity, impact, null, null, NOW);

        assertThat(change.next().handling().assessment().priority()).isEqualTo(priority);
        assertThat(change.clocks()).containsExactly(new ClockMove.Reprioritise(priority));
    }

    @Test
    void aPersonMaySayThePriorityThemselves() {
        Case assessed = CaseFlow.assess(open(), Severity.MINOR, Impact.ONE, Priority.URGENT, Remedy.REFUND, NOW)
                .next();

        assertThat(assessed.handling().assessment())
                .isEqualTo(new Assessment(Priority.URGENT, Severity.MINOR, Impact.ONE, Remedy.REFUND));
        assertThat(CaseFlow.assess(assessed, Severity.MINOR, Impact.ONE, null, null, NOW)
                        .next()
                        .handling()
                        .assessment()
                        .remedySought())
                .isEqualTo(Remedy.REFUND);
    }

    @Test
    void anAnswerAcknowledgesAndPromisesTheNextOne() {
        Change first = CaseFlow.respond(open(), "email", NOW);
        Change second = CaseFlow.respond(first.next(), null, LATER);

        assertThat(first.next().state()).isEqualTo(CaseState.ACKNOWLEDGED);
        assertThat(first.next().acknowledgedAt()).isEqualTo(NOW);
        assertThat(first.clocks())
                .containsExactly(
                        new ClockMove.Meet(Set.of(Target.ACKNOWLEDGE, Target.FIRST_RESPONSE, Target.UPDATE)),
                        new ClockMove.Start(Priority.NORMAL, Set.of(Target.UPDATE)));
        assertThat(second.next().handling().progress().firstRespondedAt()).isEqualTo(NOW);
        assertThat(second.next().handling().progress().respondedAt()).isEqualTo(LATER);
        assertThat(second.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        CaseResponded.class, event -> assertThat(event.first()).isFalse());
    }

    @Test
    void aPausedCaseStaysPausedWhenItIsAnswered() {
        Case paused =
                CaseFlow.pause(open(), PauseReason.WAITING_FOR_CUSTOMER, NOW).next();

        assertThat(CaseFlow.respond(paused, null, LATER).clocks())
                .endsWith(new ClockMove.Pause(PauseReason.WAITING_FOR_CUSTOMER));
        assertRefused(CaseProblem.CASE_PAUSED, () -> CaseFlow.pause(paused, PauseReason.OTHER, LATER));
        assertThat(CaseFlow.resume(paused, LATER).next().handling().progress().pause())
                .isNull();
        assertRefused(CaseProblem.CASE_NOT_PAUSED, () -> CaseFlow.resume(open(), LATER));
    }

    @Test
    void aResolvedCaseIsConfirmedOnceAndClosed() {
        Case resolved = resolved();
        Case confirmed = CaseFlow.confirm(resolved, LATER).next();
        Case closed = CaseFlow.close(confirmed, LATER).next();

        assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
        assertThat(closed.handling().progress().confirmedAt()).isEqualTo(LATER);
        assertRefused(CaseProblem.CASE_CONFIRMED, () -> CaseFlow.confirm(confirmed, LATER));
        assertRefused(CaseProblem.CASE_CLOSED, () -> CaseFlow.confirm(closed, LATER));
        assertRefused(CaseProblem.CASE_CLOSED, () -> CaseFlow.close(closed, LATER));
        assertRefused(CaseProblem.CASE_NOT_RESOLVED, () -> CaseFlow.close(open(), LATER));
    }

    @Test
    void aClosedCaseIsReopenedWithClocksThatStartAnew() {
        Case closed =
                CaseFlow.close(CaseFlow.confirm(resolved(), NOW).next(), NOW).next();
        Change reopened = closed.reopen(LATER);

        assertThat(reopened.next().state()).isEqualTo(CaseState.OPEN);
        assertThat(reopened.next().handling().progress().confirmedAt()).isNull();
        assertThat(reopened.next().handling().progress().closedAt()).isNull();
        assertThat(reopened.clocks())
                .containsExactly(new ClockMove.Start(
                        Priority.NORMAL, Set.of(Target.ACKNOWLEDGE, Target.FIRST_RESPONSE, Target.RESOLUTION)));
    }

    @Test
    void theNextAnswerIsPromisedByAnAnswerAndByNothingElse() {
        assertThat(open().firstClocks().targets()).doesNotContain(Target.UPDATE);
        assertThat(starts(CaseFlow.assess(open(), Severity.MINOR, Impact.ONE, null, null, NOW)))
                .isEmpty();
        assertThat(starts(open().acknowledge(NOW))).isEmpty();
        assertThat(starts(CaseFlow.escalate(open(), "team-lead", NOW))).isEmpty();
        assertThat(starts(resolved().reopen(LATER)))
                .singleElement()
                .satisfies(start -> assertThat(start.targets()).doesNotContain(Target.UPDATE));
        assertThat(starts(CaseFlow.respond(open(), "email", NOW)))
                .containsExactly(new ClockMove.Start(Priority.NORMAL, Set.of(Target.UPDATE)));
    }

    private static List<ClockMove.Start> starts(Change change) {
        return change.clocks().stream()
                .filter(ClockMove.Start.class::isInstance)
                .map(ClockMove.Start.class::cast)
                .toList();
    }

    @Test
    void nothingIsDoneToACaseThatIsOver() {
        assertRefused(CaseProblem.CASE_ALREADY_RESOLVED, () -> CaseFlow.respond(resolved(), null, LATER));
        assertRefused(CaseProblem.CASE_ALREADY_RESOLVED, () -> CaseFlow.assign(resolved(), "agent-7", LATER));
        assertRefused(CaseProblem.CASE_ALREADY_RESOLVED, () -> CaseFlow.escalate(resolved(), "team-lead", LATER));
        assertRefused(
                CaseProblem.CASE_CLOSED,
                () -> CaseFlow.assess(
                        CaseFlow.close(resolved(), NOW).next(), Severity.MAJOR, Impact.ONE, null, null, LATER));
    }

    @Test
    void eachEscalationByAPersonGoesALevelUp() {
        Change first = CaseFlow.escalate(open(), "team-lead", NOW);
        Change second = CaseFlow.escalate(first.next(), "head-of-service", LATER);

        assertThat(second.next().handling().escalationLevel()).isEqualTo(2);
        assertThat(second.events()).singleElement().isInstanceOfSatisfying(CaseEscalated.class, event -> {
            assertThat(event.level()).isEqualTo(2);
            assertThat(event.automatic()).isFalse();
        });
    }

    @Test
    void whoWorksOnACaseIsInNoEvent() {
        Change assigned = CaseFlow.assign(open(), "kim@example.com", NOW);

        assertThat(assigned.next().handling().assignee()).isEqualTo("kim@example.com");
        assertThat(assigned.events().toString()).doesNotContain("kim");
        assertThat(CaseFlow.assign(assigned.next(), null, LATER)
                        .next()
                        .handling()
                        .assignee())
                .isNull();
    }

    private static Case resolved() {
        return open().resolve(new Case.Resolve(Remedy.APOLOGY, null, null, 0, "agent-1"), NOW)
                .next();
    }

    private static Case open() {
        return new Case(
                new UUID(3, 4),
                new UUID(5, 6),
                "reviews-kr",
                new UUID(1, 2),
                null,
                "email",
                CaseState.OPEN,
                NOW,
                null,
                null,
                0,
                Handling.NONE,
                1);
    }

    private static void assertRefused(Refusal.Type type, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(type));
    }
}
