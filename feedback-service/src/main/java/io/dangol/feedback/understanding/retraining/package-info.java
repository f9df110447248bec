/// What classifiers learn from corrections: candidates, held to what is in use on corrections that neither has seen,
/// and activated by a person.
@NullMarked
package io.dangol.feedback.understanding.retraining;

import org.jspecify.annotations.NullMarked;
