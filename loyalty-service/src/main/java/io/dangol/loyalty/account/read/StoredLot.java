package io.dangol.loyalty.account.read;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lot as read, from some [Vantage].
///
/// @param remaining points; from a vantage where a spend is dated before the grant that it took from, or a reversal
///     after what it gave back for, also below 0
/// @param expiresAt null: never
/// @param availableAt when pending points can be spent; null where they are not pending
/// @param originId the lot that held points came from; null unless they are held
record StoredLot(
        UUID id,
        UUID transactionId,
        long granted,
        long remaining,
        Instant grantedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant availableAt,
        @Nullable UUID originId) {}
