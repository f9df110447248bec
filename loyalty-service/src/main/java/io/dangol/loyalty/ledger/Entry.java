package io.dangol.loyalty.ledger;

import org.jspecify.annotations.Nullable;

/// One side of a transaction.
///
/// @param amount points; more than zero adds to the account
/// @param balanceAfter the account's balance with this entry; null on a programme account, which keeps none
/// @param accountVersion the entry's number on its account, from 1; null on a programme account
public record Entry(
        AccountId accountId,
        long amount,
        @Nullable Long balanceAfter,
        @Nullable Long accountVersion) {

    public static Entry of(Account after, long amount) {
        return new Entry(after.id(), amount, after.balance(), after.version());
    }

    public static Entry of(ProgrammeAccount account, long amount) {
        return new Entry(account.id(), amount, null, null);
    }
}
