package io.dangol.loyalty.ledger;

import io.dangol.kit.time.PublicId;
import java.util.UUID;

/// The id of a lot.
public record LotId(UUID value) {
    /// The public form, `lot_…`.
    public String text() {
        return PublicId.format(PublicIds.LOT, value);
    }
}
