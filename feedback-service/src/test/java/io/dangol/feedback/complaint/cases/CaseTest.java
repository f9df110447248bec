package io.dangol.feedback.complaint.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.complaint.cases.Case.Change;
import io.dangol.feedback.complaint.cases.Case.Resolve;
import io.dangol.feedback.complaint.compensation.CompensationProblem;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final UUID CUSTOMER = new UUID(1, 2);
    private static final String CUSTOMER_ID = IdKind.CUSTOMER.format(CUSTOMER);

    @Test
    void aCaseIsAcknowledgedOnceAndThenResolved() {
        Case acknowledged = open(CUSTOMER, null).acknowledge(NOW).next();
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
        assertThat(open(CUSTOMER, null).resolve(apology(), NOW).next().state()).isEqualTo(CaseState.RESOLVED);
    }

    @Test
    void aResolvedCaseIsNotResolvedAgain() {
        Case resolved = open(CUSTOMER, null).resolve(apology(), NOW).next();

        assertRefused(CaseProblem.CASE_ALREADY_RESOLVED, () -> resolved.resolve(apology(), LATER));
    }

    @Test
    void onlyAResolvedCaseIsReopened() {
        Case opened = open(CUSTOMER, null);
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
        Change change = open(CUSTOMER, "00001").resolve(compensation(3_000, 10_000), NOW);

        assertThat(change.next().pointsGranted()).isEqualTo(3_000);
        assertThat(change.events())
                .extracting(event -> event.type())
                .containsExactly("io.dangol.feedback.case.resolved.v1", "io.dangol.feedback.compensation.approved.v1");
        assertThat(change.events())
                .allSatisfy(event -> assertThat(event.subject()).isEqualTo(CUSTOMER_ID));
    }

    @Test
    void aCompensationOfACustomerWhoIsNotKnownYetWaits() {
        Change change = open(null, "00001").resolve(compensation(3_000, 10_000), NOW);

        assertThat(change.events())
                .extracting(event -> event.type())
                .containsExactly("io.dangol.feedback.case.resolved.v1");
        assertThat(change.added())
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
        Case reopened = open(CUSTOMER, null)
                .resolve(compensation(6_000, 10_000), NOW)
                .next()
                .reopen(NOW)
                .next();

        assertRefused(
                CompensationProblem.COMPENSATION_OVER_LIMIT,
                () -> reopened.resolve(compensation(4_001, 10_000), LATER));
        assertThat(reopened.resolve(compensation(4_000, 10_000), LATER).next().pointsGranted())
                .isEqualTo(10_000);
    }

    private static Case open(UUID customerId, String externalId) {
        return new Case(
                new UUID(3, 4),
                new UUID(5, 6),
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
                Remedy.POINTS, null, new Compensation(new UUID(7, 8), points, "late", false), limitPoints, "agent-1");
    }

    private static void assertRefused(Refusal.Type type, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(type));
    }
}
