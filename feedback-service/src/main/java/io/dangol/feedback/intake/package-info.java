/// How feedback arrives from partners: signed deliveries, the quarantine of unclear ones, imports, and statistics.
@NullMarked
package io.dangol.feedback.intake;

import org.jspecify.annotations.NullMarked;
