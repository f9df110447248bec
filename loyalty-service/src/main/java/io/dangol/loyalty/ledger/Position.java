package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the books say of everything that a batch of commands is about, under lock.
///
/// @param moment when the batch is recorded
/// @param debtLimit how far below zero a return or a reversal may take a balance, in points
/// @param accounts every account that a command names, if it exists
/// @param causes the commands' causes that have their transaction already
/// @param lots the lots that may be taken from or given back to
/// @param horizons of the accounts that have more open lots than were read, the last one that was, in taking order
/// @param holds the holds that commands name
/// @param transactions the transactions that commands name
/// @param usedQuotes the commands' quotes that have their transaction already
record Position(
        Instant moment,
        long debtLimit,
        Collection<Account> accounts,
        Map<UUID, KnownCause> causes,
        Collection<Lot> lots,
        Map<UUID, Lot> horizons,
        Collection<Hold> holds,
        Collection<PostedTransaction> transactions,
        Set<UUID> usedQuotes) {

    /// A cause that has its transaction.
    ///
    /// @param cause with the fingerprint of the request that came first
    record KnownCause(Cause cause, UUID transactionId) {}
}
