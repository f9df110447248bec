package io.dangol.loyalty.account.read;

import io.dangol.loyalty.account.Reader;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Whose an account is.
///
/// @param customer empty for the programme itself
/// @param sharers of a pool's account, the customers who are in it
record AccountOwner(Optional<UUID> customer, Set<UUID> sharers) {
    AccountOwner {
        sharers = Set.copyOf(sharers);
    }

    boolean isVisibleTo(Reader reader) {
        return reader.maySeeAccountOf(customer, sharers);
    }
}
