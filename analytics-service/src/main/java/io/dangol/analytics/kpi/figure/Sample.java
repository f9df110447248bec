package io.dangol.analytics.kpi.figure;

import java.math.BigDecimal;

/// What was found for a period, or for a part of it.
///
/// @param n how many
/// @param sum of their values
/// @param sumSquares of their values
/// @param positive how many of them are what the figure hopes for, where it tells that apart
/// @param negative how many are the opposite
record Sample(long n, BigDecimal sum, BigDecimal sumSquares, long positive, long negative) {
    static final Sample EMPTY = new Sample(0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
}
