/// Putting things right: cases, their clocks and calendars, and compensation.
@NullMarked
package io.dangol.feedback.complaint;

import org.jspecify.annotations.NullMarked;
