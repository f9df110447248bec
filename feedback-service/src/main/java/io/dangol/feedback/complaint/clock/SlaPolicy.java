package io.dangol.feedback.complaint.clock;

import java.time.Instant;

/// What is promised to cases of a priority; a change makes a new version, which applies from then on.
record SlaPolicy(Priority priority, int version, PolicyForm targets, Instant changedAt, String changedBy) {}
