package io.dangol.loyalty.ledger;

import java.util.UUID;

/// The ids of the accounts that belong together: a main account's, and those of its pending and its held points. They
/// differ in their first two bits, so that none has to be looked up. New ids begin with the time and have no one there
/// for some thousand years; their last bits would not do, because ids of one millisecond differ in those alone.
public final class AccountIds {
    private static final long PENDING = 1L << 63;
    private static final long HELD = 1L << 62;

    private AccountIds() {}

    /// The id of the main account that one belongs to.
    ///
    /// @param id any account's, or any new id
    public static AccountId main(AccountId id) {
        return of(high(id) & ~(PENDING | HELD), id);
    }

    /// The account of the pending points that belong to a main account.
    public static AccountId pendingOf(AccountId main) {
        return of(high(main) | PENDING, main);
    }

    /// The account of the held points that belong to a main account, and the other way round.
    public static AccountId heldOf(AccountId main) {
        return of(high(main) | HELD, main);
    }

    private static long high(AccountId id) {
        return id.value().getMostSignificantBits();
    }

    private static AccountId of(long high, AccountId id) {
        return new AccountId(new UUID(high, id.value().getLeastSignificantBits()));
    }
}
