/// Sleeping until something is due, and having it done: for clocks of cases, and for surveys.
@NullMarked
package io.dangol.feedback.base.alarm;

import org.jspecify.annotations.NullMarked;
