package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.base.alarm.DueTimes;
import jakarta.enterprise.context.ApplicationScoped;

/// The timers of clocks that were written in this process and are still to come.
@ApplicationScoped
public class NextTimer extends DueTimes {}
