package io.dangol.loyalty.ledger;

import io.dangol.kit.time.PublicId;
import java.util.UUID;

/// The id of a complaint case, which feedback-service owns.
public record CaseId(UUID value) {
    /// The public form, `cas_…`.
    public String text() {
        return PublicId.format(PublicIds.CASE, value);
    }
}
