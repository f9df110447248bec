package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Outcome;
import java.util.List;
import java.util.Set;

/// What the ledger makes of a batch.
///
/// @param outcomes one for each command, in the order of the commands
/// @param posted all transactions in their order: those of the commands, and the expiries that were due before them
/// @param accounts the accounts that have new entries, as the batch leaves them
/// @param newLots the lots that were granted, as the batch leaves them
/// @param changedLots the lots that were there before and were taken from or given back to, as the batch leaves them
/// @param holds the holds that were placed or resolved, as the batch leaves them
/// @param shortOfLots the accounts of which more lots must be read before the batch can be decided; mostly none
record Decision(
        List<Outcome> outcomes,
        List<Outcome.Posted> posted,
        List<Account> accounts,
        List<Lot> newLots,
        List<Lot> changedLots,
        List<Hold> holds,
        Set<AccountId> shortOfLots) {}
