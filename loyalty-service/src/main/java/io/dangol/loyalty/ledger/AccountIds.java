package io.dangol.loyalty.ledger;

import java.util.UUID;

/// The ids of the accounts that belong together: a main account's, and those of its pending and its held points. They
/// differ in one of their last two bits, so that none has to be looked up, and each step leads back as well.
public final class AccountIds {
    private static final long LAST_BITS = 3;
    private static final long PENDING = 1;
    private static final long HELD = 2;

    private AccountIds() {}

    /// The id of a new main account.
    ///
    /// @param id any new id
    public static UUID main(UUID id) {
        return withLastBits(id, 0);
    }

    /// The account of the pending points that belong to a main account.
    public static UUID pendingOf(UUID main) {
        return new UUID(main.getMostSignificantBits(), main.getLeastSignificantBits() ^ PENDING);
    }

    /// The account of the held points that belong to a main account.
    public static UUID heldOf(UUID main) {
        return new UUID(main.getMostSignificantBits(), main.getLeastSignificantBits() ^ HELD);
    }

    private static UUID withLastBits(UUID id, long bits) {
        return new UUID(id.getMostSignificantBits(), (id.getLeastSignificantBits() & ~LAST_BITS) | bits);
    }
}
