/// What customers talk about more than before, and less, with how sure that is.
@NullMarked
package io.dangol.feedback.understanding.theme;

import org.jspecify.annotations.NullMarked;
