package io.dangol.loyalty.ledger;

import java.util.Optional;
import java.util.UUID;

/// A member's or a pool's account, as a value.
///
/// @param owner the customer; of a pool, the one who heads it
/// @param balance points; below 0 it is a debt
/// @param version how many entries it has
/// @param floor the least balance that the stored account may have, 0 or less, in points
/// @param closed whether commands are refused
public record Account(UUID id, AccountKind kind, UUID owner, long balance, long version, long floor, boolean closed) {

    /// A new member's account.
    public static Account opened(UUID id, UUID owner) {
        return opened(id, AccountKind.SPENDABLE, owner);
    }

    /// A new account of any kind, without a point.
    public static Account opened(UUID id, AccountKind kind, UUID owner) {
        return new Account(id, kind, owner, 0, 0, 0, false);
    }

    /// What is owed, in points; mostly 0.
    long debt() {
        return Math.max(0, -balance);
    }

    /// The account with one more entry.
    ///
    /// @param amount points, less than zero where they go out, at most [Points#MOST] either way
    /// @param least the least balance that this entry may leave
    /// @return empty where the balance would leave its range
    Optional<Account> with(long amount, long least) {
        long after = balance + amount;
        return after > Points.MOST || (amount < 0 && after < least)
                ? Optional.empty()
                : Optional.of(new Account(id, kind, owner, after, version + 1, Math.min(floor, after), closed));
    }
}
