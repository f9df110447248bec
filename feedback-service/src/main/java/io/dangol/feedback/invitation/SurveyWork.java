package io.dangol.feedback.invitation;

import io.dangol.feedback.alarm.DueWork;

/// Something about surveys that happens by itself when its moment has come.
public interface SurveyWork extends DueWork {}
