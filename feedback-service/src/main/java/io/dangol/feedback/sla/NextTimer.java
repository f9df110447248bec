package io.dangol.feedback.sla;

import io.dangol.feedback.alarm.DueTimes;
import jakarta.enterprise.context.ApplicationScoped;

/// The timers of clocks that were written in this process and are still to come.
@ApplicationScoped
public class NextTimer extends DueTimes {}
