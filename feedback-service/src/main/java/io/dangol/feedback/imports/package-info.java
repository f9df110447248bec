/// Feedback by the file: a body is stored in chunks as it comes in, and a job takes one chunk after another to heart.
@NullMarked
package io.dangol.feedback.imports;

import org.jspecify.annotations.NullMarked;
