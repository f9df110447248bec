/// Asking customers: surveys, the occasions to send them, invitations, answers and results.
@NullMarked
package io.dangol.feedback.survey;

import org.jspecify.annotations.NullMarked;
