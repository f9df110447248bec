package io.dangol.feedback.survey.invitation;

import java.time.Instant;

/// The company's rule in its present version.
record SurveyPolicy(int version, FatigueRule rule, Instant changedAt, String changedBy) {}
