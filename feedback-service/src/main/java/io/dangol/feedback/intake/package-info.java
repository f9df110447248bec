/// How feedback arrives from partners: signed deliveries, imports, and the statistics of both.
@NullMarked
package io.dangol.feedback.intake;

import org.jspecify.annotations.NullMarked;
