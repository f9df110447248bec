package io.dangol.feedback.invitation;

import io.dangol.feedback.alarm.DueTimes;
import jakarta.enterprise.context.ApplicationScoped;

/// When something about surveys will be due that was written in this process.
@ApplicationScoped
public class SurveyTimes extends DueTimes {}
