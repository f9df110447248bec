/// Business calendars: when a company works, to the minute, in its zone and with its public holidays.
@NullMarked
package io.dangol.feedback.complaint.calendar;

import org.jspecify.annotations.NullMarked;
