package io.dangol.loyalty.earning.rule;

import io.dangol.loyalty.ledger.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/// So many points for each full amount of a currency, by a version of its rule: `floor(total × points / amount)`.
///
/// @param id the rule's
/// @param currency ISO 4217
/// @param amount more than 0, at most 4 decimals
/// @param points 1 to 1,000,000
/// @param version the rule's, from 1
public record EarningRate(UUID id, String currency, BigDecimal amount, long points, int version) {
    private static final BigDecimal POINTS_MOST = BigDecimal.valueOf(Points.MOST);

    /// What a purchase of `total` earns, exactly, and never more than 2^53.
    ///
    /// @param total in the rate's currency, 0 or more
    public long pointsFor(BigDecimal total) {
        return total.multiply(BigDecimal.valueOf(points))
                .divide(amount, 0, RoundingMode.FLOOR)
                .min(POINTS_MOST)
                .longValueExact();
    }
}
