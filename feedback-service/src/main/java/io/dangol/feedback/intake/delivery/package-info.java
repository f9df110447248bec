/// Signed deliveries of partners, and the quarantine of those that could not be understood.
@NullMarked
package io.dangol.feedback.intake.delivery;

import org.jspecify.annotations.NullMarked;
