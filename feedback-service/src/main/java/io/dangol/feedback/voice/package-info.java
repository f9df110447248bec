/// Feedback itself: recorded once under each reference, rated, responded to, exported.
@NullMarked
package io.dangol.feedback.voice;

import org.jspecify.annotations.NullMarked;
