package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;

/// How far a sweep has read: everything that was due before, or at the same time under a lower id.
public record DueCursor(Instant dueAt, UUID id) {
    /// Before everything: nothing is due before 1970.
    public static final DueCursor START = new DueCursor(Instant.EPOCH, new UUID(0, 0));
}
