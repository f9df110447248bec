package io.dangol.feedback.complaint.clock;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a clock is held to, from some moment on.
///
/// @param policyVersion of the policy of `priority`
/// @param allowed how much time may pass
/// @param calendarId the calendar whose business time counts; null: all time counts
/// @param calendarVersion the version of that calendar, or 0
/// @param breachPoints what the customer gets by rule when it is breached, or 0
/// @param steps in the order of their offsets; the place, from 1, is a step's level
public record Terms(
        Priority priority,
        int policyVersion,
        Duration allowed,
        @Nullable UUID calendarId,
        int calendarVersion,
        int breachPoints,
        List<EscalationStep> steps) {

    Duration threshold(int level) {
        Duration threshold = allowed.plus(steps.get(level - 1).offset());
        return threshold.isNegative() ? Duration.ZERO : threshold;
    }
}
