package io.dangol.loyalty.account.read;

import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.ledger.CustomerId;
import java.util.Optional;
import java.util.Set;

/// Whose an account is.
///
/// @param customer empty for the programme itself
/// @param sharers of a pool's account, the customers who are in it
record AccountOwner(Optional<CustomerId> customer, Set<CustomerId> sharers) {
    AccountOwner {
        sharers = Set.copyOf(sharers);
    }

    boolean isVisibleTo(Reader reader) {
        return reader.maySeeAccountOf(customer, sharers);
    }
}
