package io.dangol.loyalty.posting.transaction;

import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.ledger.CustomerId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A transaction as read.
///
/// @param owners the customers on whose accounts, or whose pool's, it has an entry, by the public id of the account
record StoredTransaction(Map<String, Set<CustomerId>> owners, TransactionView view) {

    /// What this reader may see of it: all, or, of a transfer that a customer has one side of, nothing of what the
    /// other has; empty where they have to do with none of it.
    Optional<TransactionView> seenBy(Reader reader) {
        Set<String> seen = owners.entrySet().stream()
                .filter(account ->
                        account.getValue().stream().anyMatch(owner -> reader.maySeeAccountOf(Optional.of(owner))))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(seen.size() == owners.size() ? view : view.seenFrom(seen));
    }
}
