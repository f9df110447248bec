package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.complaint.clock.ClockNews;
import io.dangol.feedback.complaint.clock.Priority;
import io.dangol.feedback.complaint.clock.Target;
import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A promise to a customer was broken, at this moment.
///
/// @param clockId names the clock: it breaks once
/// @param allowedSeconds how much time could have passed
record CaseBreached(
        String caseId,
        String feedbackId,
        @Nullable String customerId,
        int aggregateVersion,
        String clockId,
        Target target,
        Priority priority,
        int policyVersion,
        long allowedSeconds,
        Instant breachedAt)
        implements DomainEvent {

    static CaseBreached of(CaseFacts facts, ClockNews.Breach breach) {
        return new CaseBreached(
                facts.caseId(),
                facts.feedbackId(),
                facts.customerId(),
                facts.version(),
                breach.clockId().text(),
                breach.target(),
                breach.terms().priority(),
                breach.terms().policyVersion(),
                breach.terms().allowed().toSeconds(),
                breach.at());
    }

    @Override
    public String type() {
        return "io.dangol.feedback.case.breached.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? caseId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return breachedAt;
    }
}
