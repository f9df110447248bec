package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.complaint.clock.ClockMove;
import io.dangol.feedback.complaint.clock.ClockNews;
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
import java.util.Set;
import java.util.UUID;
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
        UUID id,
        UUID feedbackId,
        String source,
        @Nullable UUID customerId,
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

    /// What a decision changes.
    ///
    /// @param next the case after it
    /// @param added the resolution that it added, or null
    /// @param events what it tells the world
    /// @param clocks what it does to the clocks
    record Change(Case next, @Nullable Resolution added, List<DomainEvent> events, List<ClockMove> clocks) {
        static Change of(Case next, DomainEvent event, ClockMove... clocks) {
            return new Change(next, null, List.of(event), List.of(clocks));
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
    static Case open(UUID id, Feedback feedback, @Nullable UUID customerId, Instant now) {
        return new Case(
                id,
                feedback.id(),
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
    Change acknowledge(Instant now) {
        if (state != CaseState.OPEN) {
            throw new Refusal(
                    CaseProblem.CASE_NOT_OPEN, "only an open case is acknowledged, this one is " + state.wire());
        }
        Case next = with(CaseState.ACKNOWLEDGED, now, resolution, pointsGranted, handling);
        return Change.of(next, CaseAcknowledged.of(next, now), new ClockMove.Meet(Set.of(Target.ACKNOWLEDGE)));
    }

    /// Puts it right, with points if need be. Points for a customer who is not known yet are told once
    /// they are.
    Change resolve(Resolve command, Instant now) {
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
        events.add(CaseResolved.of(next, added));
        if (compensation != null && customerId != null) {
            events.add(CompensationApproved.of(
                    compensation.id(), id, next.version(), customerId, compensation.points(), now));
        }
        // Whoever hears of the resolution has been answered, and waits for nothing more.
        List<ClockMove> clocks = List.of(
                new ClockMove.Meet(Set.of(Target.ACKNOWLEDGE, Target.FIRST_RESPONSE, Target.RESOLUTION)),
                new ClockMove.Cancel(Set.of(Target.UPDATE)));
        return new Change(next, added, events, clocks);
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
    Change reopen(Instant now) {
        if (!isOver()) {
            throw new Refusal(
                    CaseProblem.CASE_NOT_RESOLVED, "only a resolved case is reopened, this one is " + state.wire());
        }
        Handling again = handling.with(handling.progress().reopened());
        Case next = with(CaseState.OPEN, null, resolution, pointsGranted, again);
        return Change.of(next, CaseReopened.of(next, now), next.firstClocks());
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
                case ClockNews.Step step -> noted.escalatedTo(step.level());
            };
        }
        return with(state, acknowledgedAt, resolution, pointsGranted, noted, version);
    }

    CompensatedCase compensated() {
        return new CompensatedCase(id, version, source, customerId, externalId, pointsGranted);
    }

    /// The same case after a decision.
    Case decided(CaseState next, @Nullable Instant acknowledged, Handling changed) {
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

    String publicId() {
        return IdKind.CASE.format(id);
    }

    @Nullable String publicCustomerId() {
        return customerId == null ? null : IdKind.CUSTOMER.format(customerId);
    }
}
