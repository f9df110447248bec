package io.dangol.feedback.complaint.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dangol.feedback.complaint.clock.PauseReason;
import io.dangol.feedback.complaint.clock.Priority;
import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A step of a case that says no more than that it was taken. Who works on a case is nobody else's business, and so in
/// no event.
///
/// @param assigned whether somebody works on it
/// @param pauseReason why its time does not count; null where it does
record CaseMoved(
        @JsonIgnore String type,
        String caseId,
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        Priority priority,
        boolean assigned,
        @Nullable PauseReason pauseReason,
        Instant movedAt)
        implements DomainEvent {
    static final String ASSIGNED = "io.dangol.feedback.case.assigned.v1";
    static final String PAUSED = "io.dangol.feedback.case.paused.v1";
    static final String RESUMED = "io.dangol.feedback.case.resumed.v1";
    static final String CONFIRMED = "io.dangol.feedback.case.confirmed.v1";

    static CaseMoved of(String type, CaseFacts facts, Handling handling, Instant now) {
        Progress.Pause pause = handling.progress().pause();
        return new CaseMoved(
                type,
                facts.caseId(),
                facts.feedbackId(),
                facts.customerId(),
                facts.version(),
                handling.assessment().priority(),
                handling.assignee() != null,
                pause == null ? null : pause.reason(),
                now);
    }

    @Override
    public String subject() {
        return customerId == null ? caseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return movedAt;
    }
}
