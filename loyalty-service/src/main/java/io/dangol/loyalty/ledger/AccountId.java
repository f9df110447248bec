package io.dangol.loyalty.ledger;

import io.dangol.kit.time.PublicId;
import java.util.UUID;

/// The id of an account.
public record AccountId(UUID value) {
    /// The public form, `acc_…`.
    public String text() {
        return PublicId.format(PublicIds.ACCOUNT, value);
    }
}
