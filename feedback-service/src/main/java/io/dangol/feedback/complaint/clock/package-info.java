/// How soon something is promised to happen, and the clocks that hold us to it.
@NullMarked
package io.dangol.feedback.complaint.clock;

import org.jspecify.annotations.NullMarked;
