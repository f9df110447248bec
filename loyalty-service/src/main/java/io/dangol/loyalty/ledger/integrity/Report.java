package io.dangol.loyalty.ledger.integrity;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a check has come to.
///
/// @param moment that it looked at
/// @param ledgerSum null where it was not asked for
/// @param progress of the sweep's round, 0 to 1
record Report(
        Instant moment, @Nullable BigInteger ledgerSum, SweepProgress sweep, double progress, Findings findings) {}
