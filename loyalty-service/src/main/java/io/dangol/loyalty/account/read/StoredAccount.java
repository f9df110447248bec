package io.dangol.loyalty.account.read;

import io.dangol.loyalty.account.read.HistoryRepository.Balance;
import io.dangol.loyalty.ledger.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account as read.
///
/// @param entriesSum points: the sum of the account's entries
/// @param pastExpiry of these, points whose date is past though their expiry is not posted yet
/// @param dueLots the lots that these lie in
/// @param version how many entries it has
/// @param debt points that are owed now
/// @param pending of a main account, the points that cannot be spent yet; otherwise null
/// @param held of a main account, the points that are set aside; otherwise null
/// @param closedAt since when it is closed; null where it is not
record StoredAccount(
        AccountId id,
        String kind,
        AccountOwner owner,
        long entriesSum,
        long pastExpiry,
        long dueLots,
        long version,
        long debt,
        @Nullable Long pending,
        @Nullable Long held,
        @Nullable Instant closedAt) {

    /// Points that the account has: those past their date are not among them, swept or not.
    long balance() {
        return entriesSum - pastExpiry;
    }

    /// Whether there are neither points nor a debt, which a balance of 0 does not tell: there may be
    /// as many of both.
    boolean isEmpty() {
        return entriesSum == 0 && debt == 0 && (pending == null || pending == 0) && (held == null || held == 0);
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
                pastExpiry,
                dueLots,
                own.entries(),
                debt,
                pending == null ? null : pendingThen.points(),
                held == null ? null : heldThen.points(),
                closedAt == null || !vantage.shows(closedAt) ? null : closedAt);
    }
}
