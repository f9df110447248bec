/// What became of a source's deliveries, day by day.
@NullMarked
package io.dangol.feedback.intake.statistics;

import org.jspecify.annotations.NullMarked;
