package io.dangol.feedback.survey.answer;

import io.dangol.feedback.survey.form.Question;
import java.time.Instant;

/// An answer as it is kept.
///
/// @param question in the wording that was asked
/// @param answeredAt when it was given, the last time that it changed
record StoredAnswer(Question question, Given given, Instant answeredAt) {}
