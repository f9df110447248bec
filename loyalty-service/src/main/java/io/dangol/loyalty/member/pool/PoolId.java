package io.dangol.loyalty.member.pool;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.PublicIds;
import java.util.UUID;

/// The id of a pool.
record PoolId(UUID value) {
    /// The public form, `pol_…`.
    String text() {
        return PublicId.format(PublicIds.POOL, value);
    }
}
