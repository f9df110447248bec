/// Feedback by the file, on its way out.
@NullMarked
package io.dangol.feedback.voice.exports;

import org.jspecify.annotations.NullMarked;
