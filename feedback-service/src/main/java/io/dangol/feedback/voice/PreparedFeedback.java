package io.dangol.feedback.voice;

import java.time.Instant;
import java.util.UUID;

/// Feedback that is ready to be recorded.
///
/// @param id the id that it gets
/// @param preparations what the follow-ups have prepared for it
public record PreparedFeedback(UUID id, Submission submission, Instant receivedAt, Preparations preparations) {}
