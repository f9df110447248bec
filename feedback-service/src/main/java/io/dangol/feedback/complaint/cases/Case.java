package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.FeedbackId;
import io.dangol.feedback.complaint.clock.ClockMove;
import io.dangol.feedback.complaint.clock.ClockNews;
import io.dangol.feedback.complaint.clock.PauseReason;
import io.dangol.feedback.complaint.clock.Priority;
import io.dangol.feedback.complaint.clock.Target;
import io.dangol.feedback.complaint.compensation.CompensatedCase;
import io.dangol.feedback.complaint.compensation.CompensationApproved;
import io.dangol.feedback.complaint.compensation.CompensationProblem;
import io.dangol.feedback.voice.Feedback;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What went wrong for a customer, until it is put right.
///
/// @param customerId whose case it is; null where nobody was named, or nobody is known by that name yet
/// @param externalId the name that the source has for the customer, or null
/// @param acknowledgedAt null while nobody told the customer that we are at it
/// @param resolution the last one, also after a reopening
/// @param pointsGranted by all resolutions together
/// @param handling how bad it is, who works on it, and how far it has come
/// @param version counts the decisions on the case; that its customer becomes known is none
record Case(
        CaseId id,
        FeedbackId feedbackId,
        String source,
        @Nullable CustomerId customerId,
        @Nullable String externalId,
        String channel,
        CaseState state,
        Instant openedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Resolution resolution,
        int pointsGranted,
        Handling handling,
        int version) {
    /// The update clock is not among them: it promises the next answer, and starts with an answer.
    private static final Set<Target> FIRST_TARGETS =
            Set.of(Target.ACKNOWLEDGE, Target.FIRST_RESPONSE, Target.RESOLUTION);

    private static final int ESCALATION_LEVEL_MOST = 100;

    /// What was decided on a case.
    ///
    /// @param next the case after the decision
    /// @param added the resolution that it adds, or null
    /// @param events the events that it means
    /// @param clocks what it does to the clocks
    record Decision(Case next, @Nullable Resolution added, List<DomainEvent> events, List<ClockMove> clocks) {
        static Decision of(Case next, DomainEvent event, ClockMove... clocks) {
            return new Decision(next, null, List.of(event), List.of(clocks));
        }
    }

    /// The decision to put a case right.
    ///
    /// @param compensation points for the customer's trouble, or null
    /// @param limitPoints the most points that whoever decides may grant to a case, all resolutions
    /// together
    record Resolve(
            Remedy remedy,
            @Nullable String note,
            @Nullable Compensation compensation,
            int limitPoints,
            String resolvedBy) {}

    /// A new case about a piece of feedback.
    ///
    /// @param customerId who is known by now to have said it
    static Case open(CaseId id, Feedback feedback, @Nullable CustomerId customerId, Instant now) {
        return new Case(
                id,
                new FeedbackId(feedback.id()),
                feedback.submission().source(),
                customerId,
                feedback.submission().externalId(),
                feedback.submission().channel(),
                CaseState.OPEN,
                now,
                null,
                null,
                0,
                Handling.NONE,
                1);
    }

    /// Tells the customer that we are at it.
    Decision acknowledge(Instant now) {
        if (state != CaseState.OPEN) {
            throw new Refusal(
                    CaseProblem.CASE_NOT_OPEN, "only an open case is acknowledged, this one is " + state.wire());
        }
        Case next = with(CaseState.ACKNOWLEDGED, now, resolution, pointsGranted, handling);
        return Decision.of(
                next, CaseAcknowledged.of(next.facts(), now), new ClockMove.Meet(Set.of(Target.ACKNOWLEDGE)));
    }

    /// Says how bad it is. The promises of its priority hold from now on.
    ///
    /// @param priority null: as severity and impact ask for
    /// @param remedySought null: as it was
    Decision assess(
            Severity severity, Impact impact, @Nullable Priority priority, @Nullable Remedy remedySought, Instant now) {
        requireOpen();
        Assessment before = handling.assessment();
        Assessment after = new Assessment(
                priority == null ? Assessment.priorityOf(severity, impact) : priority,
                severity,
                impact,
                remedySought == null ? before.remedySought() : remedySought);
        Case next = handled(handling.with(after));
        return Decision.of(
                next,
                CaseAssessed.of(next.facts(), next.handling.assessment(), severity, impact, now),
                new ClockMove.Reprioritise(after.priority()));
    }

    /// Gives it to somebody, or to nobody.
    Decision assign(@Nullable String assignee, Instant now) {
        requireOpen();
        Case next = handled(handling.assignedTo(assignee));
        return Decision.of(next, CaseMoved.of(CaseMoved.ASSIGNED, next.facts(), next.handling, now));
    }

    /// Notes that a person answered the customer, who so knows that we are at it; the next answer is promised from now.
    Decision respond(@Nullable String channel, Instant now) {
        requireOpen();
        Progress progress = handling.progress();
        boolean first = progress.firstRespondedAt() == null;
        Instant acknowledged = Objects.requireNonNullElse(acknowledgedAt, now);
        Case next = decided(CaseState.ACKNOWLEDGED, acknowledged, handling.with(progress.responded(now)));
        List<ClockMove> clocks = new ArrayList<>();
        clocks.add(new ClockMove.Meet(Set.of(Target.ACKNOWLEDGE, Target.FIRST_RESPONSE, Target.UPDATE)));
        clocks.add(new ClockMove.Start(handling.assessment().priority(), Set.of(Target.UPDATE)));
        Progress.Pause pause = progress.pause();
        if (pause != null) {
            clocks.add(new ClockMove.Pause(pause.reason()));
        }
        return new Decision(next, null, List.of(CaseResponded.of(next.facts(), channel, first, now)), clocks);
    }

    /// Stops its clocks for a while.
    Decision pause(PauseReason reason, Instant now) {
        requireOpen();
        Progress progress = handling.progress();
        if (progress.pause() != null) {
            throw new Refusal(CaseProblem.CASE_PAUSED, "resume it first");
        }
        Case next = handled(handling.with(progress.with(new Progress.Pause(now, reason))));
        return Decision.of(
                next, CaseMoved.of(CaseMoved.PAUSED, next.facts(), next.handling, now), new ClockMove.Pause(reason));
    }

    Decision resume(Instant now) {
        Progress progress = handling.progress();
        if (progress.pause() == null) {
            throw new Refusal(CaseProblem.CASE_NOT_PAUSED, "its time counts already");
        }
        Case next = handled(handling.with(progress.with((Progress.Pause) null)));
        return Decision.of(
                next, CaseMoved.of(CaseMoved.RESUMED, next.facts(), next.handling, now), new ClockMove.Resume());
    }

    /// Notes that the customer agrees.
    Decision confirm(Instant now) {
        requireResolved();
        Progress progress = handling.progress();
        if (progress.confirmedAt() != null) {
            throw new Refusal(CaseProblem.CASE_CONFIRMED, "there is nothing left to confirm");
        }
        Case next = handled(handling.with(progress.confirmed(now)));
        return Decision.of(next, CaseMoved.of(CaseMoved.CONFIRMED, next.facts(), next.handling, now));
    }

    /// Puts it away, confirmed or not.
    Decision close(Instant now) {
        requireResolved();
        Progress progress = handling.progress();
        Case next = decided(CaseState.CLOSED, acknowledgedAt, handling.with(progress.closed(now)));
        return Decision.of(next, CaseClosed.of(next.facts(), progress.confirmedAt() != null, now));
    }

    /// Tells somebody above, because a person says so.
    Decision escalate(String to, Instant now) {
        requireOpen();
        int level = handling.escalationLevel() + 1;
        if (level > ESCALATION_LEVEL_MOST) {
            throw new Refusal(
                    CaseProblem.CASE_ESCALATED_ENOUGH, "it was escalated " + ESCALATION_LEVEL_MOST + " times");
        }
        Case next = handled(handling.escalatedTo(level));
        return Decision.of(next, CaseEscalated.byPerson(next.facts(), next.handling, to, now));
    }

    /// Puts it right, with points if need be. Points for a customer who is not known yet are told once
    /// they are.
    Decision resolve(Resolve command, Instant now) {
        if (isOver()) {
            throw new Refusal(CaseProblem.CASE_ALREADY_RESOLVED, "reopen the case to resolve it anew");
        }
        Compensation compensation = granted(command);
        int number = resolution == null ? 1 : resolution.number() + 1;
        Resolution added =
                new Resolution(number, command.remedy(), command.note(), compensation, now, command.resolvedBy());
        int points = pointsGranted + (compensation == null ? 0 : compensation.points());
        Handling done = handling.with(handling.progress().with((Progress.Pause) null));
        Case next = with(CaseState.RESOLVED, acknowledgedAt, added, points, done);
        List<DomainEvent> events = new ArrayList<>();
        events.add(CaseResolved.of(next.facts(), added));
        if (compensation != null && customerId != null) {
            events.add(CompensationApproved.of(
                    compensation.id(), id, next.version(), customerId, compensation.points(), now));
        }
        // Whoever hears of the resolution has been answered, and waits for nothing more.
        List<ClockMove> clocks = List.of(
                new ClockMove.Meet(Set.of(Target.ACKNOWLEDGE, Target.FIRST_RESPONSE, Target.RESOLUTION)),
                new ClockMove.Cancel(Set.of(Target.UPDATE)));
        return new Decision(next, added, events, clocks);
    }

    private @Nullable Compensation granted(Resolve command) {
        Compensation wanted = command.compensation();
        if (wanted == null) {
            return null;
        }
        compensated().requireCustomer();
        if (wanted.points() > command.limitPoints() - pointsGranted) {
            throw new Refusal(
                    CompensationProblem.COMPENSATION_OVER_LIMIT,
                    "this token's role may grant %d points to a case, of which %d are granted"
                            .formatted(command.limitPoints(), pointsGranted));
        }
        return new Compensation(wanted.id(), wanted.points(), wanted.reason(), customerId == null);
    }

    /// Takes it up again, because it was not right.
    Decision reopen(Instant now) {
        if (!isOver()) {
            throw new Refusal(
                    CaseProblem.CASE_NOT_RESOLVED, "only a resolved case is reopened, this one is " + state.wire());
        }
        Handling again = handling.with(handling.progress().reopened());
        Case next = with(CaseState.OPEN, null, resolution, pointsGranted, again);
        return Decision.of(next, CaseReopened.of(next.facts(), now), next.firstClocks());
    }

    /// What is promised to a case from its beginning, and from each reopening.
    ClockMove.Start firstClocks() {
        return new ClockMove.Start(handling.assessment().priority(), FIRST_TARGETS);
    }

    /// Whether nothing is left to do, unless it is reopened.
    boolean isOver() {
        return state == CaseState.RESOLVED || state == CaseState.CLOSED;
    }

    /// What has happened to its clocks by themselves. It is no decision, and leaves the version.
    Case noted(List<ClockNews> news) {
        Handling noted = handling;
        for (ClockNews happened : news) {
            noted = switch (happened) {
                case ClockNews.Breach breach -> noted.breached(breach.at());
                case ClockNews.Escalation step -> noted.escalatedTo(step.level());
            };
        }
        return with(state, acknowledgedAt, resolution, pointsGranted, noted, version);
    }

    CompensatedCase compensated() {
        return new CompensatedCase(id, version, source, customerId, externalId, pointsGranted);
    }

    private Case handled(Handling changed) {
        return decided(state, acknowledgedAt, changed);
    }

    private void requireOpen() {
        if (state == CaseState.CLOSED) {
            throw new Refusal(CaseProblem.CASE_CLOSED, "reopen it first");
        }
        if (state == CaseState.RESOLVED) {
            throw new Refusal(CaseProblem.CASE_ALREADY_RESOLVED, "reopen it first");
        }
    }

    private void requireResolved() {
        if (state == CaseState.CLOSED) {
            throw new Refusal(CaseProblem.CASE_CLOSED, "it is closed already");
        }
        if (state != CaseState.RESOLVED) {
            throw new Refusal(CaseProblem.CASE_NOT_RESOLVED, "it is resolved first, this one is " + state.wire());
        }
    }

    /// The same case after a decision.
    private Case decided(CaseState next, @Nullable Instant acknowledged, Handling changed) {
        return with(next, acknowledged, resolution, pointsGranted, changed);
    }

    private Case with(
            CaseState state,
            @Nullable Instant acknowledgedAt,
            @Nullable Resolution resolution,
            int points,
            Handling handling) {
        return with(state, acknowledgedAt, resolution, points, handling, version + 1);
    }

    private Case with(
            CaseState state,
            @Nullable Instant acknowledgedAt,
            @Nullable Resolution resolution,
            int points,
            Handling handling,
            int version) {
        return new Case(
                id,
                feedbackId,
                source,
                customerId,
                externalId,
                channel,
                state,
                openedAt,
                acknowledgedAt,
                resolution,
                points,
                handling,
                version);
    }

    CaseOpened opened() {
        return CaseOpened.of(facts(), channel);
    }

    CaseFacts facts() {
        return new CaseFacts(publicId(), feedbackId.text(), publicCustomerId(), version, openedAt);
    }

    String publicId() {
        return id.text();
    }

    @Nullable String publicCustomerId() {
        return customerId == null ? null : customerId.text();
    }
}
