package io.dangol.feedback.complaint.clock;

import java.time.Instant;
import java.util.UUID;

/// The clocks that start with a new case.
///
/// @param at when it was opened
public record FirstClocks(UUID caseId, ClockMove.Start start, Instant at) {}
