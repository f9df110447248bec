package io.dangol.feedback.survey.form;

import java.time.Instant;

/// A version of a survey's wording.
record StoredWording(int version, Wording wording, Instant changedAt, String changedBy) {}
