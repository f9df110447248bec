package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;

/// Where a sweep is: behind everything that was due before, or at the same time under a lower id.
public record Place(Instant dueAt, UUID id) {
    /// Before everything: nothing is due before 1970.
    public static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));
}
