/// What a text from outside must be so that it can be kept as it came.
@NullMarked
package io.dangol.feedback.text;

import org.jspecify.annotations.NullMarked;
