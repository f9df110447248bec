/// Feedback itself: recorded once, rated, answered by surveys' responses, exported.
@NullMarked
package io.dangol.feedback.voice;

import org.jspecify.annotations.NullMarked;
