package io.dangol.loyalty.ledger;

import java.util.UUID;

/// The ids of the accounts that belong together: a main account's, and those of its pending and its held points. They
/// differ in one of the two bits that are the same in every UUID, its variant, so that none has to be looked up, none
/// is anything else's, and the same step leads back.
public final class AccountIds {
    private static final long PENDING = 1L << 62;
    private static final long HELD = 1L << 63;

    private AccountIds() {}

    /// The account of the pending points that belong to a main account, and the other way round.
    public static UUID pendingOf(UUID main) {
        return new UUID(main.getMostSignificantBits(), main.getLeastSignificantBits() ^ PENDING);
    }

    /// The account of the held points that belong to a main account, and the other way round.
    public static UUID heldOf(UUID main) {
        return new UUID(main.getMostSignificantBits(), main.getLeastSignificantBits() ^ HELD);
    }
}
