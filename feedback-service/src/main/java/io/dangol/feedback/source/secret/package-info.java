/// What sources sign their deliveries with: made, shown once, replaced, and read for every delivery.
@NullMarked
package io.dangol.feedback.source.secret;

import org.jspecify.annotations.NullMarked;
