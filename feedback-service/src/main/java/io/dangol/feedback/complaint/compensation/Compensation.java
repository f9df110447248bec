package io.dangol.feedback.complaint.compensation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Points for a customer's trouble, from the proposal to their end.
///
/// @param awaitsCustomer whether it is approved and not told yet, because the customer is not known yet
/// @param approval who said yes or no; null while nobody has
/// @param reversal how it was taken back; null where it was not
record Compensation(
        CompensationId id,
        CaseId caseId,
        String source,
        @Nullable CustomerId customerId,
        @Nullable String externalId,
        int points,
        String reason,
        Origin origin,
        State state,
        boolean awaitsCustomer,
        Mark proposal,
        @Nullable Mark approval,
        @Nullable Reversal reversal,
        int version) {

    /// Who did something, and when.
    record Mark(String by, Instant at) {}

    record Reversal(Mark mark, String reason) {}

    /// Where it comes from.
    @Schema(
            name = "CompensationOrigin",
            description = "Where it comes from: a person, a rule (the promise that was breached), or a resolution.")
    enum Origin {
        @JsonProperty("person")
        PERSON,
        @JsonProperty("rule")
        RULE,
        @JsonProperty("resolution")
        RESOLUTION;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How far it is.
    @Schema(name = "CompensationState", description = "How far it is.")
    enum State {
        @JsonProperty("proposed")
        PROPOSED,
        @JsonProperty("approved")
        APPROVED,
        @JsonProperty("declined")
        DECLINED,
        @JsonProperty("reversed")
        REVERSED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What was decided on a compensation.
    ///
    /// @param next the compensation after the decision
    /// @param events the events that it means
    record Decision(Compensation next, List<DomainEvent> events) {}

    static Compensation propose(
            CompensationId id, CompensatedCase subject, int points, String reason, Origin origin, Mark proposal) {
        subject.requireCustomer();
        return new Compensation(
                id,
                subject.id(),
                subject.source(),
                subject.customerId(),
                subject.externalId(),
                points,
                reason,
                origin,
                State.PROPOSED,
                false,
                proposal,
                null,
                null,
                1);
    }

    /// Grants it. Points for a customer who is not known yet are told once they are.
    Decision approve(Mark approval, int caseVersion) {
        requireProposed();
        Compensation next = with(State.APPROVED, customerId == null, approval, null);
        return new Decision(
                next,
                customerId == null
                        ? List.of()
                        : List.of(CompensationApproved.of(id, caseId, caseVersion, customerId, points, approval.at())));
    }

    Decision decline(Mark decision) {
        requireProposed();
        return new Decision(with(State.DECLINED, false, decision, null), List.of());
    }

    /// Takes it back. What was never told need not be taken back from anybody.
    ///
    /// @param told whether its approval was told
    Decision reverse(Reversal reversal, int caseVersion, boolean told) {
        if (state != State.APPROVED) {
            throw new Refusal(
                    CompensationProblem.COMPENSATION_NOT_APPROVED,
                    "only an approved compensation is reversed, this one is " + state.wire());
        }
        Compensation next = with(State.REVERSED, false, approval, reversal);
        return new Decision(
                next,
                !told || customerId == null
                        ? List.of()
                        : List.of(CompensationReversed.of(
                                id,
                                caseId,
                                caseVersion,
                                customerId,
                                points,
                                reversal.mark().at())));
    }

    /// Where somebody else tells of it once the customer is known.
    Compensation withoutWaiting() {
        return with(state, false, approval, reversal);
    }

    private void requireProposed() {
        if (state != State.PROPOSED) {
            throw new Refusal(
                    CompensationProblem.COMPENSATION_NOT_PROPOSED,
                    "only a proposed compensation is decided on, this one is " + state.wire());
        }
    }

    private Compensation with(
            State state, boolean awaitsCustomer, @Nullable Mark approval, @Nullable Reversal reversal) {
        return new Compensation(
                id,
                caseId,
                source,
                customerId,
                externalId,
                points,
                reason,
                origin,
                state,
                awaitsCustomer,
                proposal,
                approval,
                reversal,
                version + 1);
    }
}
