package io.dangol.loyalty.posting.hold;

import io.dangol.loyalty.ledger.Hold;
import org.jspecify.annotations.Nullable;

/// A hold as it was left by one of its transactions.
///
/// @param balanceAfter points that could be spent after that transaction; null where it did not change them
record StoredHold(Hold hold, @Nullable Long balanceAfter) {}
