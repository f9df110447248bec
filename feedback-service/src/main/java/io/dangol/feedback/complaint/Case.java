package io.dangol.feedback.complaint;

import io.dangol.feedback.feedback.Feedback;
import io.dangol.feedback.id.IdKind;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What went wrong for a customer, until it is put right.
///
/// @param customerId whose case it is; null where nobody was named, or nobody is known by that name yet
/// @param externalId the name that the source has for the customer, or null
/// @param acknowledgedAt null while nobody told the customer that we are at it
/// @param resolution the last one, also after a reopening
/// @param pointsGranted by all resolutions together
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
        int version) {

    /// What a decision changes.
    ///
    /// @param next the case after it
    /// @param added the resolution that it added, or null
    /// @param events what it tells the world
    record Change(Case next, @Nullable Resolution added, List<DomainEvent> events) {}

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
                1);
    }

    /// Tells the customer that we are at it.
    Change acknowledge(Instant now) {
        if (state != CaseState.OPEN) {
            throw new Refusal(
                    CaseProblem.CASE_NOT_OPEN, "only an open case is acknowledged, this one is " + state.wire());
        }
        Case next = with(CaseState.ACKNOWLEDGED, now, resolution, pointsGranted);
        return new Change(next, null, List.of(CaseAcknowledged.of(next, now)));
    }

    /// Puts it right, with points if need be. Points for a customer who is not known yet are told once
    /// they are.
    Change resolve(Resolve command, Instant now) {
        if (state == CaseState.RESOLVED) {
            throw new Refusal(CaseProblem.CASE_ALREADY_RESOLVED, "reopen the case to resolve it anew");
        }
        Compensation compensation = granted(command);
        int number = resolution == null ? 1 : resolution.number() + 1;
        Resolution added =
                new Resolution(number, command.remedy(), command.note(), compensation, now, command.resolvedBy());
        int points = pointsGranted + (compensation == null ? 0 : compensation.points());
        Case next = with(CaseState.RESOLVED, acknowledgedAt, added, points);
        List<DomainEvent> events = new ArrayList<>();
        events.add(CaseResolved.of(next, added));
        if (compensation != null && customerId != null) {
            events.add(CompensationApproved.of(next, customerId, compensation, now));
        }
        return new Change(next, added, events);
    }

    private @Nullable Compensation granted(Resolve command) {
        Compensation wanted = command.compensation();
        if (wanted == null) {
            return null;
        }
        if (customerId == null && externalId == null) {
            throw new Refusal(
                    CaseProblem.CASE_WITHOUT_CUSTOMER, "nobody knows who complained, so nobody can be compensated");
        }
        if (wanted.points() > command.limitPoints() - pointsGranted) {
            throw new Refusal(
                    CaseProblem.COMPENSATION_OVER_LIMIT,
                    "this token's role may grant %d points to a case, of which %d are granted"
                            .formatted(command.limitPoints(), pointsGranted));
        }
        return new Compensation(wanted.id(), wanted.points(), wanted.reason(), customerId == null);
    }

    /// Takes it up again, because it was not right.
    Change reopen(Instant now) {
        if (state != CaseState.RESOLVED) {
            throw new Refusal(
                    CaseProblem.CASE_NOT_RESOLVED, "only a resolved case is reopened, this one is " + state.wire());
        }
        Case next = with(CaseState.OPEN, null, resolution, pointsGranted);
        return new Change(next, null, List.of(CaseReopened.of(next, now)));
    }

    private Case with(CaseState state, @Nullable Instant acknowledgedAt, @Nullable Resolution resolution, int points) {
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
                version + 1);
    }

    String publicId() {
        return IdKind.CASE.format(id);
    }

    @Nullable String publicCustomerId() {
        return customerId == null ? null : IdKind.CUSTOMER.format(customerId);
    }
}
