package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.intake.delivery.Understanding.NotUnderstood;
import io.dangol.feedback.voice.PreparedFeedback;
import java.util.function.Function;

/// A verified delivery that was understood and is on its way to the database.
///
/// @param bytes how long its body is
/// @param unclear makes it one for the quarantine, if it cannot be recorded after all; it shares the body
///     with whoever waits for the answer, so that a queue holds no copies
record Arrival(Claim claim, PreparedFeedback prepared, int bytes, Function<NotUnderstood, UnclearDelivery> unclear) {}
