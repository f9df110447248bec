package io.dangol.feedback.voice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Feedback that may be recorded, and what was thought of it already.
///
/// @param id the id that it gets
/// @param thoughts of each capability that follows up, in their order; see [FeedbackFollowUp#consider]
public record Draft(UUID id, Submission submission, Instant receivedAt, List<Optional<?>> thoughts) {}
