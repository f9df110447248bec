package io.dangol.feedback.complaint.clock;

import java.time.Duration;

/// Who is told when a clock gets close to its end, or past it.
///
/// @param offset in the clock's own time: less than zero before the breach, zero or more after it
/// @param to whom, as a role of the company: `team-lead`
public record EscalationStep(Duration offset, String to) {}
