package io.dangol.loyalty.ledger;

import io.dangol.kit.time.PublicId;
import java.util.UUID;

/// The id of a customer, who may be a member.
public record CustomerId(UUID value) {
    /// The public form, `cus_…`.
    public String text() {
        return PublicId.format(PublicIds.CUSTOMER, value);
    }
}
