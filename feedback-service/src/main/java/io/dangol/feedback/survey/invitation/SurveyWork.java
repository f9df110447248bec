package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.alarm.DueWork;

/// Something about surveys that happens by itself when its moment has come.
public interface SurveyWork extends DueWork {}
