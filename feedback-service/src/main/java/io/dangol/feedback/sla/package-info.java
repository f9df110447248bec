/// How soon something is promised to happen, and the clocks that hold us to it.
@NullMarked
package io.dangol.feedback.sla;

import org.jspecify.annotations.NullMarked;
