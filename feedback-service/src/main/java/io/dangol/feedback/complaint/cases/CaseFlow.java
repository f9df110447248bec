package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.complaint.cases.Case.Change;
import io.dangol.feedback.complaint.clock.ClockMove;
import io.dangol.feedback.complaint.clock.PauseReason;
import io.dangol.feedback.complaint.clock.Priority;
import io.dangol.feedback.complaint.clock.Target;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decisions on the way of a case, between its opening and its resolution and after it.
final class CaseFlow {
    private static final int ESCALATION_LEVEL_MOST = 100;

    private CaseFlow() {}

    /// Says how bad it is. The promises of its priority hold from now on.
    ///
    /// @param priority null: as severity and impact ask for
    /// @param remedySought null: as it was
    static Change assess(
            Case subject,
            Severity severity,
            Impact impact,
            @Nullable Priority priority,
            @Nullable Remedy remedySought,
            Instant now) {
        requireOpen(subject);
        Assessment before = subject.handling().assessment();
        Assessment after = new Assessment(
                priority == null ? Assessment.priorityOf(severity, impact) : priority,
                severity,
                impact,
                remedySought == null ? before.remedySought() : remedySought);
        Case next = unchanged(subject, subject.handling().with(after));
        return Change.of(
                next, CaseAssessed.of(next, severity, impact, now), new ClockMove.Reprioritise(after.priority()));
    }

    /// Gives it to somebody, or to nobody.
    static Change assign(Case subject, @Nullable String assignee, Instant now) {
        requireOpen(subject);
        Case next = unchanged(subject, subject.handling().assignedTo(assignee));
        return Change.of(next, CaseMoved.of(CaseMoved.ASSIGNED, next, now));
    }

    /// Notes that a person answered the customer, who so knows that we are at it; the next answer is promised from now.
    static Change respond(Case subject, @Nullable String channel, Instant now) {
        requireOpen(subject);
        Progress progress = subject.handling().progress();
        boolean first = progress.firstRespondedAt() == null;
        Instant acknowledged = Objects.requireNonNullElse(subject.acknowledgedAt(), now);
        Case next = subject.decided(
                CaseState.ACKNOWLEDGED, acknowledged, subject.handling().with(progress.responded(now)));
        List<ClockMove> clocks = new ArrayList<>();
        clocks.add(new ClockMove.Meet(Set.of(Target.ACKNOWLEDGE, Target.FIRST_RESPONSE, Target.UPDATE)));
        clocks.add(new ClockMove.Start(subject.handling().assessment().priority(), Set.of(Target.UPDATE)));
        Progress.Pause pause = progress.pause();
        if (pause != null) {
            clocks.add(new ClockMove.Pause(pause.reason()));
        }
        return new Change(next, null, List.of(CaseResponded.of(next, channel, first, now)), clocks);
    }

    /// Stops its clocks for a while.
    static Change pause(Case subject, PauseReason reason, Instant now) {
        requireOpen(subject);
        Progress progress = subject.handling().progress();
        if (progress.pause() != null) {
            throw new Refusal(CaseProblem.CASE_PAUSED, "resume it first");
        }
        Case next = unchanged(subject, subject.handling().with(progress.with(new Progress.Pause(now, reason))));
        return Change.of(next, CaseMoved.of(CaseMoved.PAUSED, next, now), new ClockMove.Pause(reason));
    }

    static Change resume(Case subject, Instant now) {
        Progress progress = subject.handling().progress();
        if (progress.pause() == null) {
            throw new Refusal(CaseProblem.CASE_NOT_PAUSED, "its time counts already");
        }
        Case next = unchanged(subject, subject.handling().with(progress.with((Progress.Pause) null)));
        return Change.of(next, CaseMoved.of(CaseMoved.RESUMED, next, now), new ClockMove.Resume());
    }

    /// Notes that the customer agrees.
    static Change confirm(Case subject, Instant now) {
        requireResolved(subject);
        Progress progress = subject.handling().progress();
        if (progress.confirmedAt() != null) {
            throw new Refusal(CaseProblem.CASE_CONFIRMED, "there is nothing left to confirm");
        }
        Case next = unchanged(subject, subject.handling().with(progress.confirmed(now)));
        return Change.of(next, CaseMoved.of(CaseMoved.CONFIRMED, next, now));
    }

    /// Puts it away, confirmed or not.
    static Change close(Case subject, Instant now) {
        requireResolved(subject);
        Progress progress = subject.handling().progress();
        Case next = subject.decided(
                CaseState.CLOSED, subject.acknowledgedAt(), subject.handling().with(progress.closed(now)));
        return Change.of(next, CaseClosed.of(next, progress.confirmedAt() != null, now));
    }

    /// Tells somebody above, because a person says so.
    static Change escalate(Case subject, String to, Instant now) {
        requireOpen(subject);
        int level = subject.handling().escalationLevel() + 1;
        if (level > ESCALATION_LEVEL_MOST) {
            throw new Refusal(
                    CaseProblem.CASE_ESCALATED_ENOUGH, "it was escalated " + ESCALATION_LEVEL_MOST + " times");
        }
        Case next = unchanged(subject, subject.handling().escalatedTo(level));
        return Change.of(next, CaseEscalated.byPerson(next, to, now));
    }

    private static Case unchanged(Case subject, Handling changed) {
        return subject.decided(subject.state(), subject.acknowledgedAt(), changed);
    }

    private static void requireOpen(Case subject) {
        if (subject.state() == CaseState.CLOSED) {
            throw new Refusal(CaseProblem.CASE_CLOSED, "reopen it first");
        }
        if (subject.state() == CaseState.RESOLVED) {
            throw new Refusal(CaseProblem.CASE_ALREADY_RESOLVED, "reopen it first");
        }
    }

    private static void requireResolved(Case subject) {
        if (subject.state() == CaseState.CLOSED) {
            throw new Refusal(CaseProblem.CASE_CLOSED, "it is closed already");
        }
        if (subject.state() != CaseState.RESOLVED) {
            throw new Refusal(
                    CaseProblem.CASE_NOT_RESOLVED,
                    "it is resolved first, this one is " + subject.state().wire());
        }
    }
}
