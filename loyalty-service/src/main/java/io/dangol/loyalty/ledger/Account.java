package io.dangol.loyalty.ledger;

import java.util.Optional;

/// A member's or a pool's account, as a value.
///
/// @param owner the customer; of a pool, the one who heads it
/// @param balance points: what its lots hold less what it owes
/// @param version how many entries it has
/// @param floor the least balance that the stored account may have, 0 or less, in points
/// @param debt points that are owed: they were taken back when they had been spent
/// @param closed whether commands are refused
public record Account(
        AccountId id,
        AccountKind kind,
        CustomerId owner,
        long balance,
        long version,
        long floor,
        long debt,
        boolean closed) {

    /// A new member's account.
    public static Account opened(AccountId id, CustomerId owner) {
        return opened(id, AccountKind.SPENDABLE, owner);
    }

    /// A new account of any kind, without a point.
    public static Account opened(AccountId id, AccountKind kind, CustomerId owner) {
        return new Account(id, kind, owner, 0, 0, 0, 0, false);
    }

    /// The account with one more entry.
    ///
    /// @param amount points, less than zero where they go out, at most [Points#MOST] either way
    /// @param owed by how many points the debt grows; less than zero where some of it is paid
    /// @return empty where the balance would leave its range
    public Optional<Account> with(long amount, long owed) {
        long after = balance + amount;
        return after > Points.MOST
                ? Optional.empty()
                : Optional.of(
                        new Account(id, kind, owner, after, version + 1, Math.min(floor, after), debt + owed, closed));
    }
}
