package io.dangol.feedback.intake;

import io.dangol.feedback.feedback.Draft;
import io.vertx.core.buffer.Buffer;

/// A verified delivery that was understood and is on its way to the database.
///
/// @param body as it came over the wire
record Arrival(Claim claim, Draft draft, Buffer body) {}
