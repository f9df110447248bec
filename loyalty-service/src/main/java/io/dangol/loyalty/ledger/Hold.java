package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Points set aside until they are captured, released, or their time is over.
///
/// @param accountId the main account that they come from
/// @param points how many were set aside
/// @param captured of these, how many were redeemed
/// @param placedBy the transaction that placed it
/// @param resolvedBy the transaction that resolved it; null while it is open
public record Hold(
        UUID id,
        AccountId accountId,
        long points,
        long captured,
        State state,
        String reason,
        @Nullable String reference,
        Instant placedAt,
        Instant expiresAt,
        UUID placedBy,
        @Nullable UUID resolvedBy) {

    /// What became of it. It resolves once.
    public enum State {
        OPEN,
        CAPTURED,
        RELEASED,
        /// Released by itself, because its time was over.
        EXPIRED;

        /// As it is stored and shown.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The state of this name.
        public static State of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /// The hold as it was before it was resolved.
    public Hold asPlaced() {
        return new Hold(id, accountId, points, 0, State.OPEN, reason, reference, placedAt, expiresAt, placedBy, null);
    }

    public Hold resolved(State how, long pointsCaptured, UUID transactionId) {
        return new Hold(
                id,
                accountId,
                points,
                pointsCaptured,
                how,
                reason,
                reference,
                placedAt,
                expiresAt,
                placedBy,
                transactionId);
    }
}
