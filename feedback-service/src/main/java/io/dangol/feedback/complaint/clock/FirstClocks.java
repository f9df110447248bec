package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.base.id.CaseId;
import java.time.Instant;

/// The clocks that start with a new case.
///
/// @param at when it was opened
public record FirstClocks(CaseId caseId, ClockMove.Start start, Instant at) {}
