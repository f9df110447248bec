package io.dangol.loyalty.ledger;

import io.dangol.kit.time.PublicId;
import java.util.UUID;

/// The id of a transaction.
public record TransactionId(UUID value) {
    /// The public form, `txn_…`.
    public String text() {
        return PublicId.format(PublicIds.TRANSACTION, value);
    }
}
