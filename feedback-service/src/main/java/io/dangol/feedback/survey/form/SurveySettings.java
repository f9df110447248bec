package io.dangol.feedback.survey.form;

import java.time.Duration;

/// How a survey is run; what it says is its [Wording].
///
/// @param name what the company calls it
/// @param share the part of customers whom its trigger asks, 0 to 1
/// @param linkLifetime how long a link can be answered
public record SurveySettings(String name, Trigger trigger, double share, Duration linkLifetime) {}
