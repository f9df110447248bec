package io.dangol.feedback.intake;

import io.dangol.feedback.feedback.Draft;

/// A verified delivery that was understood and is on its way to the database.
///
/// @param bytes how long its body is
record Arrival(Claim claim, Draft draft, int bytes) {}
