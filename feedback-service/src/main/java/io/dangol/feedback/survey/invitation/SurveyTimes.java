package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.alarm.DueTimes;
import jakarta.enterprise.context.ApplicationScoped;

/// When something about surveys will be due that was written in this process.
@ApplicationScoped
public class SurveyTimes extends DueTimes {}
