package io.dangol.loyalty.earning.purchase;

import io.dangol.loyalty.ledger.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;

/// So many points for each full amount of a currency: `floor(total × points / amount)`.
///
/// @param currency ISO 4217; the rule's for ever
/// @param amount more than 0, at most 4 decimals
/// @param points 1 to 1,000,000
/// @param version from 1
/// @param changedAt when this version began
record EarningRule(
        UUID id, String currency, BigDecimal amount, long points, int version, Instant createdAt, Instant changedAt) {
    private static final BigDecimal POINTS_MOST = BigDecimal.valueOf(Points.MOST);

    /// A new currency's rule.
    static EarningRule first(UUID id, String currency, BigDecimal amount, long points, Instant now) {
        return new EarningRule(id, currency, amount, points, 1, now, now);
    }

    /// What a purchase of `total` earns, exactly, and never more than 2^53.
    ///
    /// @param total in the rule's currency, 0 or more
    long pointsFor(BigDecimal total) {
        return total.multiply(BigDecimal.valueOf(points))
                .divide(amount, 0, RoundingMode.FLOOR)
                .min(POINTS_MOST)
                .longValueExact();
    }

    /// The next version; it holds for purchases that are handled from then on.
    EarningRule changedTo(BigDecimal newAmount, long newPoints, Instant now) {
        return new EarningRule(id, currency, newAmount, newPoints, version + 1, createdAt, now);
    }
}
