package io.dangol.loyalty.earning;

import io.dangol.loyalty.ledger.Calculation;
import java.math.BigDecimal;

/// What a purchase would earn.
///
/// @param points 0 where it is too small for one
/// @param calculation the rule in its version, and what it was applied to
/// @param ruleAmount the amount that earns `rulePoints`, in the purchase's currency
public record PurchaseValue(long points, Calculation calculation, BigDecimal ruleAmount, long rulePoints) {}
