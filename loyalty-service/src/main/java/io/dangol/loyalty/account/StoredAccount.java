package io.dangol.loyalty.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account as read.
///
/// @param owner the customer; empty for the programme's own
/// @param balance points: of a programme account, the sum of its entries
/// @param version how many entries it has
/// @param pending of a main account, the points that cannot be spent yet; otherwise null
/// @param held of a main account, the points that are set aside; otherwise null
/// @param closedAt since when it is closed; null where it is not
record StoredAccount(
        UUID id,
        String kind,
        Optional<UUID> owner,
        long balance,
        long version,
        @Nullable Long pending,
        @Nullable Long held,
        @Nullable Instant closedAt) {

    boolean isEmpty() {
        return balance == 0 && (pending == null || pending == 0) && (held == null || held == 0);
    }
}
