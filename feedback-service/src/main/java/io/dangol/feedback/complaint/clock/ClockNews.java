package io.dangol.feedback.complaint.clock;

import java.time.Instant;
import java.util.UUID;

/// What happened to a clock by itself: it was breached, or somebody is to be told.
public sealed interface ClockNews {
    UUID caseId();

    Target target();

    Instant at();

    /// @param terms what it was held to
    record Breach(UUID caseId, UUID clockId, Target target, Terms terms, Instant at) implements ClockNews {}

    /// @param level the place of the step among the policy's, from 1
    /// @param to who is to be told
    /// @param breached whether the clock was breached by then
    record Step(UUID caseId, Target target, Priority priority, Instant at, int level, String to, boolean breached)
            implements ClockNews {}
}
