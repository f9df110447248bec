package io.dangol.feedback.complaint.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.FeedbackId;
import io.dangol.feedback.complaint.cases.Case.Decision;
import io.dangol.feedback.complaint.cases.Case.Resolve;
import io.dangol.feedback.complaint.clock.ClockMove;
import io.dangol.feedback.complaint.clock.PauseReason;
import io.dangol.feedback.complaint.clock.Priority;
import io.dangol.feedback.complaint.clock.Target;
import io.dangol.feedback.complaint.compensation.CompensationProblem;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 2));
    private static final String CUSTOMER_ID = CUSTOMER.text();

    @Test
    void aCaseIsAcknowledgedOnceAndThenResolved() {
        Case acknowledged = open().acknowledge(NOW).next();
        Case resolved = acknowledged.resolve(apology(), LATER).next();

        assertThat(acknowledged.state()).isEqualTo(CaseState.ACKNOWLEDGED);
        assertThat(acknowledged.acknowledgedAt()).isEqualTo(NOW);
        assertThat(resolved.state()).isEqualTo(CaseState.RESOLVED);
        assertThat(resolved.version()).isEqualTo(3);
        assertRefused(CaseProblem.CASE_NOT_OPEN, () -> acknowledged.acknowledge(LATER));
        assertRefused(CaseProblem.CASE_NOT_OPEN, () -> resolved.acknowledge(LATER));
    }

    @Test
    void aCaseMayBeResolvedWithoutAnAcknowledgement() {
        assertThat(open().resolve(apology(), NOW).next().state()).isEqualTo(CaseState.RESOLVED);
    }

    @Test
    void aResolvedCaseIsNotResolvedAgain() {
        Case resolved = open().resolve(apology(), NOW).next();

        assertRefused(CaseProblem.CASE_ALREADY_RESOLVED, () -> resolved.resolve(apology(), LATER));
    }

    @Test
    void onlyAResolvedCaseIsReopened() {
        Case opened = open();
        Case reopened = opened.acknowledge(NOW)
                .next()
                .resolve(apology(), NOW)
                .next()
                .reopen(LATER)
                .next();

        assertThat(reopened.state()).isEqualTo(CaseState.OPEN);
        assertThat(reopened.acknowledgedAt()).isNull();
        assertRefused(CaseProblem.CASE_NOT_RESOLVED, () -> opened.reopen(NOW));
        assertThat(reopened.resolve(apology(), LATER).added())
                .isNotNull()
                .satisfies(added -> assertThat(added.number()).isEqualTo(2));
    }

    @Test
    void aCompensationOfAKnownCustomerIsTold() {
        Decision decision = open(CUSTOMER, "00001").resolve(compensation(3_000, 10_000), NOW);

        assertThat(decision.next().pointsGranted()).isEqualTo(3_000);
        assertThat(decision.events())
                .extracting(event -> event.type())
                .containsExactly("io.dangol.feedback.case.resolved.v1", "io.dangol.feedback.compensation.approved.v1");
        assertThat(decision.events())
                .allSatisfy(event -> assertThat(event.subject()).isEqualTo(CUSTOMER_ID));
    }

    @Test
    void aCompensationOfACustomerWhoIsNotKnownYetWaits() {
        Decision decision = open(null, "00001").resolve(compensation(3_000, 10_000), NOW);

        assertThat(decision.events())
                .extracting(event -> event.type())
                .containsExactly("io.dangol.feedback.case.resolved.v1");
        assertThat(decision.added())
                .isNotNull()
                .satisfies(added -> assertThat(added.compensation())
                        .isNotNull()
                        .satisfies(waiting ->
                                assertThat(waiting.waitsForCustomer()).isTrue()));
    }

    @Test
    void nobodyCannotBeCompensated() {
        assertRefused(
                CompensationProblem.CASE_WITHOUT_CUSTOMER,
                () -> open(null, null).resolve(compensation(3_000, 10_000), NOW));
        assertThat(open(null, null).resolve(apology(), NOW).next().state()).isEqualTo(CaseState.RESOLVED);
    }

    @Test
    void theLimitCountsAllResolutionsOfACase() {
        Case reopened = open().resolve(compensation(6_000, 10_000), NOW)
                .next()
                .reopen(NOW)
                .next();

        assertRefused(
                CompensationProblem.COMPENSATION_OVER_LIMIT,
                () -> reopened.resolve(compensation(4_001, 10_000), LATER));
        assertThat(reopened.resolve(compensation(4_000, 10_000), LATER).next().pointsGranted())
                .isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL,ONE,HIGH", "CRITICAL,SOME,URGENT", "CRITICAL,MANY,URGENT",
        "MAJOR,ONE,NORMAL", "MAJOR,SOME,HIGH", "MAJOR,MANY,URGENT",
        "MODERATE,ONE,NORMAL", "MODERATE,SOME,NORMAL", "MODERATE,MANY,HIGH",
        "MINOR,ONE,LOW", "MINOR,SOME,LOW", "MINOR,MANY,NORMAL"
    })
    void theWorseAndTheWiderTheSooner(Severity severity, Impact impact, Priority priority) {
        Decision decision = open().assess(severity, impact, null, null, NOW);

        assertThat(decision.next().handling().assessment().priority()).isEqualTo(priority);
        assertThat(decision.clocks()).containsExactly(new ClockMove.Reprioritise(priority));
    }

    @Test
    void aPersonMaySayThePriorityThemselves() {
        Case assessed = open().assess(Severity.MINOR, Impact.ONE, Priority.URGENT, Remedy.REFUND, NOW)
                .next();

        assertThat(assessed.handling().assessment())
                .isEqualTo(new Assessment(Priority.URGENT, Severity.MINOR, Impact.ONE, Remedy.REFUND));
        assertThat(assessed.assess(Severity.MINOR, Impact.ONE, null, null, NOW)
                        .next()
                        .handling()
                        .assessment()
                        .remedySought())
                .isEqualTo(Remedy.REFUND);
    }

    @Test
    void anAnswerAcknowledgesAndPromisesTheNextOne() {
        Decision first = open().respond("email", NOW);
        Decision second = first.next().respond(null, LATER);

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
        Case paused = open().pause(PauseReason.WAITING_FOR_CUSTOMER, NOW).next();

        assertThat(paused.respond(null, LATER).clocks())
                .endsWith(new ClockMove.Pause(PauseReason.WAITING_FOR_CUSTOMER));
        assertRefused(CaseProblem.CASE_PAUSED, () -> paused.pause(PauseReason.OTHER, LATER));
        assertThat(paused.resume(LATER).next().handling().progress().pause()).isNull();
        assertRefused(CaseProblem.CASE_NOT_PAUSED, () -> open().resume(LATER));
    }

    @Test
    void aResolvedCaseIsConfirmedOnceAndClosed() {
        Case resolved = resolved();
        Case confirmed = resolved.confirm(LATER).next();
        Case closed = confirmed.close(LATER).next();

        assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
        assertThat(closed.handling().progress().confirmedAt()).isEqualTo(LATER);
        assertRefused(CaseProblem.CASE_CONFIRMED, () -> confirmed.confirm(LATER));
        assertRefused(CaseProblem.CASE_CLOSED, () -> closed.confirm(LATER));
        assertRefused(CaseProblem.CASE_CLOSED, () -> closed.close(LATER));
        assertRefused(CaseProblem.CASE_NOT_RESOLVED, () -> open().close(LATER));
    }

    @Test
    void aClosedCaseIsReopenedWithClocksThatStartAnew() {
        Case closed = resolved().confirm(NOW).next().close(NOW).next();
        Decision reopened = closed.reopen(LATER);

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
        assertThat(starts(open().assess(Severity.MINOR, Impact.ONE, null, null, NOW)))
                .isEmpty();
        assertThat(starts(open().acknowledge(NOW))).isEmpty();
        assertThat(starts(open().escalate("team-lead", NOW))).isEmpty();
        assertThat(starts(resolved().reopen(LATER)))
                .singleElement()
                .satisfies(start -> assertThat(start.targets()).doesNotContain(Target.UPDATE));
        assertThat(starts(open().respond("email", NOW)))
                .containsExactly(new ClockMove.Start(Priority.NORMAL, Set.of(Target.UPDATE)));
    }

    private static List<ClockMove.Start> starts(Decision decision) {
        return decision.clocks().stream()
                .filter(ClockMove.Start.class::isInstance)
                .map(ClockMove.Start.class::cast)
                .toList();
    }

    @Test
    void nothingIsDoneToACaseThatIsOver() {
        assertRefused(CaseProblem.CASE_ALREADY_RESOLVED, () -> resolved().respond(null, LATER));
        assertRefused(CaseProblem.CASE_ALREADY_RESOLVED, () -> resolved().assign("agent-7", LATER));
        assertRefused(CaseProblem.CASE_ALREADY_RESOLVED, () -> resolved().escalate("team-lead", LATER));
        assertRefused(
                CaseProblem.CASE_CLOSED,
                () -> resolved().close(NOW).next().assess(Severity.MAJOR, Impact.ONE, null, null, LATER));
    }

    @Test
    void eachEscalationByAPersonGoesALevelUp() {
        Decision first = open().escalate("team-lead", NOW);
        Decision second = first.next().escalate("head-of-service", LATER);

        assertThat(second.next().handling().escalationLevel()).isEqualTo(2);
        assertThat(second.events()).singleElement().isInstanceOfSatisfying(CaseEscalated.class, event -> {
            assertThat(event.level()).isEqualTo(2);
            assertThat(event.automatic()).isFalse();
        });
    }

    @Test
    void whoWorksOnACaseIsInNoEvent() {
        Decision assigned = open().assign("kim@example.com", NOW);

        assertThat(assigned.next().handling().assignee()).isEqualTo("kim@example.com");
        assertThat(assigned.events().toString()).doesNotContain("kim");
        assertThat(assigned.next().assign(null, LATER).next().handling().assignee())
                .isNull();
    }

    private static Case resolved() {
        return open().resolve(apology(), NOW).next();
    }

    private static Case open() {
        return open(CUSTOMER, null);
    }

    private static Case open(CustomerId customerId, String externalId) {
        return new Case(
                new CaseId(new UUID(3, 4)),
                new FeedbackId(new UUID(5, 6)),
                "reviews-kr",
                customerId,
                externalId,
                "email",
                CaseState.OPEN,
                NOW,
                null,
                null,
                0,
                Handling.NONE,
                1);
    }

    private static Resolve apology() {
        return new Resolve(Remedy.APOLOGY, "note", null, 10_000, "agent-1");
    }

    private static Resolve compensation(int points, int limitPoints) {
        return new Resolve(
                Remedy.POINTS,
                null,
                new Compensation(new CompensationId(new UUID(7, 8)), points, "late", false),
                limitPoints,
                "agent-1");
    }

    private static void assertRefused(Refusal.Type type, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(type));
    }
}
