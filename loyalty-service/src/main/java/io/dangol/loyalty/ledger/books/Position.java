package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.ByHand;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.Lot;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the books say of everything that a batch of commands is about, under lock.
///
/// @param moment when the batch is recorded
/// @param debtLimit how many points an account may owe that a return, a reversal or a correction took back
/// @param accounts every account that a command names, if it exists
/// @param causes the commands' causes that have their transaction already
/// @param lots the lots that may be taken from or given back to, and those that are due to expire
/// @param horizons of the accounts that have more open lots than were read, the last one that was, in taking order
/// @param holds the holds that commands name
/// @param transactions the transactions that commands name
/// @param usedQuotes the commands' quotes that have their transaction already
/// @param expired of the lots that named transactions granted, and of those that their points went to, how many points
///     expired so far
/// @param adjustmentLimit how many points one hand may give an account, or take from it, within 24 hours
/// @param byHand what the hands of the commands did within that time
/// @param dueSince of the accounts' lots that are past their date and not yet expired, since when
record Position(
        Instant moment,
        long debtLimit,
        Collection<Account> accounts,
        Map<UUID, KnownCause> causes,
        Collection<Lot> lots,
        Map<AccountId, Lot> horizons,
        Collection<Hold> holds,
        Collection<PostedTransaction> transactions,
        Set<UUID> usedQuotes,
        Map<UUID, Long> expired,
        long adjustmentLimit,
        Map<ByHand.Hand, ByHand.Used> byHand,
        Map<UUID, Instant> dueSince) {

    /// A cause that has its transaction.
    ///
    /// @param cause with the fingerprint of the request that came first
    record KnownCause(Cause cause, UUID transactionId) {}
}
