/// Feedback understood again by other classifiers: first the difference, and then, if a person wants it, exactly that.
@NullMarked
package io.dangol.feedback.understanding.reclassification;

import org.jspecify.annotations.NullMarked;
