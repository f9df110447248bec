package io.dangol.feedback.complaint.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a case is handled.
///
/// @param assignee the subject of whoever works on it; null where nobody does
/// @param escalationLevel the highest that was reached, 0 before the first escalation
/// @param breachedAt when a promise was broken for the first time; null where none was
record Handling(
        Assessment assessment,
        Progress progress,
        @Nullable String assignee,
        int escalationLevel,
        @Nullable Instant breachedAt) {

    /// How a new case is handled.
    static final Handling NONE = new Handling(Assessment.NONE, Progress.NONE, null, 0, null);

    Handling with(Assessment changed) {
        return new Handling(changed, progress, assignee, escalationLevel, breachedAt);
    }

    Handling with(Progress changed) {
        return new Handling(assessment, changed, assignee, escalationLevel, breachedAt);
    }

    Handling assignedTo(@Nullable String subject) {
        return new Handling(assessment, progress, subject, escalationLevel, breachedAt);
    }

    Handling escalatedTo(int level) {
        return new Handling(assessment, progress, assignee, Math.max(level, escalationLevel), breachedAt);
    }

    Handling breached(Instant at) {
        return new Handling(assessment, progress, assignee, escalationLevel, breachedAt == null ? at : breachedAt);
    }
}
