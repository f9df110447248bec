package io.dangol.loyalty.account;

import io.dangol.loyalty.account.HistoryRepository.KindSum;
import java.time.Instant;
import java.util.List;
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

    /// The same account, of such entries only; what is pending and held is told of the present alone.
    StoredAccount with(List<KindSum> sums) {
        return new StoredAccount(
                id,
                kind,
                owner,
                sums.stream().mapToLong(KindSum::points).reduce(0, Math::addExact),
                sums.stream().mapToLong(KindSum::entries).sum(),
                null,
                null,
                null);
    }

    boolean isOfProgramme() {
        return owner.customer().isEmpty();
    }
}
