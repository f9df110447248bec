/// What feedback says: categories, classification, corrections, retraining and themes.
@NullMarked
package io.dangol.feedback.understanding;

import org.jspecify.annotations.NullMarked;
