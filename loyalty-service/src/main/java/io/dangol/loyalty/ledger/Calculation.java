package io.dangol.loyalty.ledger;

import java.math.BigDecimal;
import java.util.UUID;

/// How a number of points was computed, so that it can be explained for ever.
///
/// @param ruleId the earning rule
/// @param ruleVersion the version of it that was applied
/// @param amount what it was applied to, 0 or more
/// @param currency the amount's, ISO 4217
public record Calculation(UUID ruleId, int ruleVersion, BigDecimal amount, String currency) {}
