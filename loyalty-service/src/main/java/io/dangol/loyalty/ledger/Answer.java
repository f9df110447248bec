package io.dangol.loyalty.ledger;

import java.time.Instant;

/// What a caller learns once the batch that its command was in is committed.
///
/// @param recordedAt when the batch was recorded
public record Answer(Outcome outcome, Instant recordedAt) {}
