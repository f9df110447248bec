package io.dangol.loyalty.account;

import io.dangol.loyalty.account.HistoryRepository.KindSum;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An account as read.
///
/// @param owner the customer; empty for the programme's own
/// @param balance points: of a programme account, the sum of its entries
/// @param version how many entries it has
record StoredAccount(UUID id, String kind, Optional<UUID> owner, long balance, long version) {

    /// The same account, of such entries only.
    StoredAccount with(List<KindSum> sums) {
        return new StoredAccount(
                id,
                kind,
                owner,
                sums.stream().mapToLong(KindSum::points).reduce(0, Math::addExact),
                sums.stream().mapToLong(KindSum::entries).sum());
    }

    boolean isOfProgramme() {
        return owner.isEmpty();
    }
}
