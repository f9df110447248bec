/// Invitations: who is asked what, by which one-time link, and how often at most.
@NullMarked
package io.dangol.feedback.survey.invitation;

import org.jspecify.annotations.NullMarked;
