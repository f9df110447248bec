package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.ClockId;
import java.util.List;

/// A clock's history as it is kept.
///
/// @param stored how many of the events are in the database already
record StoredClock(ClockId id, CaseId caseId, Target target, List<ClockEvent> events, int stored) {
    List<ClockEvent> added() {
        return events.subList(stored, events.size());
    }
}
