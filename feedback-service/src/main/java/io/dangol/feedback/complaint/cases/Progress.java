package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.complaint.clock.PauseReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a case has come; null for what has not happened.
///
/// @param firstRespondedAt when a person answered for the first time, reopenings or not
/// @param respondedAt when a person answered the last time
/// @param pause why its time does not count now
/// @param confirmedAt when the customer said that it was put right
/// @param closedAt when it was closed
record Progress(
        @Nullable Instant firstRespondedAt,
        @Nullable Instant respondedAt,
        @Nullable Pause pause,
        @Nullable Instant confirmedAt,
        @Nullable Instant closedAt) {

    /// Time that does not count.
    record Pause(Instant since, PauseReason reason) {}

    /// Nothing has happened.
    static final Progress NONE = new Progress(null, null, null, null, null);

    Progress responded(Instant now) {
        return new Progress(firstRespondedAt == null ? now : firstRespondedAt, now, pause, confirmedAt, closedAt);
    }

    Progress with(@Nullable Pause changed) {
        return new Progress(firstRespondedAt, respondedAt, changed, confirmedAt, closedAt);
    }

    Progress confirmed(Instant now) {
        return new Progress(firstRespondedAt, respondedAt, pause, now, closedAt);
    }

    Progress closed(Instant now) {
        return new Progress(firstRespondedAt, respondedAt, pause, confirmedAt, now);
    }

    Progress reopened() {
        return new Progress(firstRespondedAt, respondedAt, null, null, null);
    }
}
