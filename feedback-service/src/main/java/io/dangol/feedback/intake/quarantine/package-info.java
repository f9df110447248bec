/// Deliveries that could not be understood, and the ways out for them: tried again as they came, repaired, or
/// discarded.
@NullMarked
package io.dangol.feedback.intake.quarantine;

import org.jspecify.annotations.NullMarked;
