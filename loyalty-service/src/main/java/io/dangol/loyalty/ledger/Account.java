package io.dangol.loyalty.ledger;

import java.util.Optional;
import java.util.UUID;

/// A member's spendable points, as a value.
///
/// @param owner the customer
/// @param balance points
/// @param version how many entries it has
/// @param floor the least balance that a posting may leave, in points
public record Account(UUID id, UUID owner, long balance, long version, long floor) {

    /// A new member's account.
    public static Account opened(UUID id, UUID owner) {
        return new Account(id, owner, 0, 0, 0);
    }

    /// The account with one more entry.
    ///
    /// @param amount points, less than zero where they go out, at most [Points#MOST] either way
    /// @return empty where the balance would leave its range
    Optional<Account> with(long amount) {
        long after = balance + amount;
        return after < floor || after > Points.MOST
                ? Optional.empty()
                : Optional.of(new Account(id, owner, after, version + 1, floor));
    }
}
