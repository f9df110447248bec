package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Points granted together, which expire together; what is spent is taken from lots.
///
/// @param granted points, 1 or more
/// @param remaining of these, not yet spent or expired
/// @param expiresAt null: never
public record Lot(
        UUID id,
        UUID accountId,
        long granted,
        long remaining,
        Instant grantedAt,
        @Nullable Instant expiresAt) {}
