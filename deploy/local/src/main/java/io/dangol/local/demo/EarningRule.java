package io.dangol.local.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a purchase in won earns, as the programme's rule in force says: `floor(total × points / amount)`.
///
/// @param amount in won, more than 0
/// @param points for each `amount`
record EarningRule(BigDecimal amount, long points) {
    long pointsFor(long totalWon) {
        return BigDecimal.valueOf(totalWon)
                .multiply(BigDecimal.valueOf(points))
                .divide(amount, 0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
