package io.dangol.loyalty.account;

import io.dangol.loyalty.account.HistoryRepository.Balance;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account as read.
///
/// @param balance points: of a programme account, the sum of its entries
/// @param version how many entries it has
/// @param pending of a main account, the points that cannot be spent yet; otherwise null
/// @param held of a main account, the points that are set aside; otherwise null
/// @param closedAt since when it is closed; null where it is not
record StoredAccount(
        UUID id,
        String kind,
        AccountOwner owner,
        long balance,
        long version,
        @Nullable Long pending,
        @Nullable Long held,
        @Nullable Instant closedAt) {

    boolean isEmpty() {
        return balance == 0 && (pending == null || pending == 0) && (held == null || held == 0);
    }

    boolean isOfProgramme() {
        return owner.customer().isEmpty();
    }

    /// The same account from a vantage.
    ///
    /// @param own what its entries come to from there
    /// @param pendingThen the same of its pending account
    /// @param heldThen the same of its held account
    StoredAccount seenFrom(Vantage vantage, Balance own, Balance pendingThen, Balance heldThen) {
        return new StoredAccount(
                id,
                kind,
                owner,
                own.points(),
                own.entries(),
                pending == null ? null : pendingThen.points(),
                held == null ? null : heldThen.points(),
                closedAt == null || !vantage.shows(closedAt) ? null : closedAt);
    }
}
