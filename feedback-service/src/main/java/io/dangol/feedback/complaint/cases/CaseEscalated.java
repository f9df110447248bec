package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.complaint.clock.ClockNews;
import io.dangol.feedback.complaint.clock.Priority;
import io.dangol.feedback.complaint.clock.Target;
import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody is to be told of a case.
///
/// @param to a role of the company, never a person
/// @param automatic whether a clock said so
/// @param target the clock's; null where a person said so
/// @param breached whether that clock was breached by then
record CaseEscalated(
        String caseId,
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        Priority priority,
        int level,
        String to,
        boolean automatic,
        @Nullable Target target,
        boolean breached,
        Instant escalatedAt)
        implements DomainEvent {

    static CaseEscalated of(CaseFacts facts, ClockNews.Escalation step) {
        return new CaseEscalated(
                facts.caseId(),
                facts.feedbackId(),
                facts.customerId(),
                facts.version(),
                step.priority(),
                step.level(),
                step.to(),
                true,
                step.target(),
                step.breached(),
                step.at());
    }

    static CaseEscalated byPerson(CaseFacts facts, Handling handling, String to, Instant now) {
        return new CaseEscalated(
                facts.caseId(),
                facts.feedbackId(),
                facts.customerId(),
                facts.version(),
                handling.assessment().priority(),
                handling.escalationLevel(),
                to,
                false,
                null,
                handling.breachedAt() != null,
                now);
    }

    @Override
    public String type() {
        return "io.dangol.feedback.case.escalated.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? caseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return escalatedAt;
    }
}
