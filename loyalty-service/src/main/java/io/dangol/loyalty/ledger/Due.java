package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;

/// Something that is due.
///
/// @param dueAt since when
/// @param id what it is: a hold's, or a lot's
/// @param command what the ledger is asked to do about it
public record Due(Instant dueAt, UUID id, Command command) {

    public DueCursor cursor() {
        return new DueCursor(dueAt, id);
    }
}
