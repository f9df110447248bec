package io.dangol.feedback.complaint.clock;

import java.util.List;
import java.util.UUID;

/// A clock's history as it is kept.
///
/// @param stored how many of the events are in the database already
record StoredClock(UUID id, UUID caseId, Target target, List<ClockEvent> events, int stored) {
    List<ClockEvent> added() {
        return events.subList(stored, events.size());
    }
}
