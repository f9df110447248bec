package io.dangol.loyalty.ledger;

import io.dangol.kit.time.PublicId;
import java.util.UUID;

/// The id of a hold.
public record HoldId(UUID value) {
    /// The public form, `hld_…`.
    public String text() {
        return PublicId.format(PublicIds.HOLD, value);
    }
}
