/// What feedback may be about: a company's own categories, taught by sentences.
@NullMarked
package io.dangol.feedback.understanding.category;

import org.jspecify.annotations.NullMarked;
