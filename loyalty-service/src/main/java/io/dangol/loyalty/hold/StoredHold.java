package io.dangol.loyalty.hold;

import io.dangol.loyalty.ledger.Hold;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A hold as it was left by one of its transactions.
///
/// @param owner whose account it is on
/// @param balanceAfter points that could be spent after that transaction; null where it did not change them
record StoredHold(Hold hold, UUID owner, @Nullable Long balanceAfter) {}
