/// Signed deliveries of partners: verified, read, and recorded once each.
@NullMarked
package io.dangol.feedback.intake.delivery;

import org.jspecify.annotations.NullMarked;
