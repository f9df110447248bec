package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Points granted together, which expire together; what is spent is taken from lots.
///
/// @param transactionId the transaction that granted it
/// @param granted points, 1 or more
/// @param remaining of these, not yet spent or expired
/// @param expiresAt null: never
/// @param availableAt when pending points become spendable; null where they are
/// @param originId the lot that held points came from, and go back to; null unless they are held
/// @param sourceId the lot that transferred and matured points came from; null where the transaction made them
public record Lot(
        UUID id,
        AccountId accountId,
        UUID transactionId,
        long granted,
        long remaining,
        Instant grantedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant availableAt,
        @Nullable UUID originId,
        @Nullable UUID sourceId) {
    /// The order in which points are taken: the soonest to expire, then the oldest; what never expires
    /// comes last.
    public static final Comparator<Lot> TAKING_ORDER = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Lot::grantedAt)
            .thenComparing(Lot::id, Lot::compareUnsigned);

    /// Times are kept as exactly as the database keeps them, so that the order is the same before and
    /// after.
    public Lot {
        grantedAt = grantedAt.truncatedTo(ChronoUnit.MICROS);
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        availableAt = availableAt == null ? null : availableAt.truncatedTo(ChronoUnit.MICROS);
    }

    /// Pending points do not expire before they are spendable.
    public boolean isExpired(Instant now) {
        return expiresAt != null && availableAt == null && !expiresAt.isAfter(now);
    }

    /// @param points less than 0 where they are given back
    public Lot less(long points) {
        long left = remaining - points;
        if (left < 0 || left > granted) {
            throw new IllegalStateException("a lot holds between nothing and what was granted");
        }
        return new Lot(
                id, accountId, transactionId, granted, left, grantedAt, expiresAt, availableAt, originId, sourceId);
    }

    /// As the database orders ids: byte by byte.
    private static int compareUnsigned(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
