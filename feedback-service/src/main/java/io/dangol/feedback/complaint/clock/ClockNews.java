package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.ClockId;
import java.time.Instant;

/// What happened to a clock by itself: it was breached, or somebody is to be told.
public sealed interface ClockNews {
    CaseId caseId();

    Target target();

    Instant at();

    /// @param terms what it was held to
    record Breach(CaseId caseId, ClockId clockId, Target target, Terms terms, Instant at) implements ClockNews {}

    /// @param level the place of the step among the policy's, from 1
    /// @param to who is to be told
    /// @param breached whether the clock was breached by then
    record Escalation(
            CaseId caseId, Target target, Priority priority, Instant at, int level, String to, boolean breached)
            implements ClockNews {}
}
