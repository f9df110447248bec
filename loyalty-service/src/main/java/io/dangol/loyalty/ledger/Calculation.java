package io.dangol.loyalty.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/// How a number of points was computed, so that it can be explained for ever.
///
/// @param ruleId the earning rule
/// @param ruleVersion the version of it that was applied
/// @param amount what it was applied to, 0 or more
/// @param currency the amount's, ISO 4217
public record Calculation(UUID ruleId, int ruleVersion, BigDecimal amount, String currency) {

    /// The calculation in one line: `floor(12900 KRW × 1 / 100 KRW) = 129`; of a correction, less what was granted
    /// before: `floor(15000 KRW × 1 / 100 KRW) − 129 = 21`.
    ///
    /// @param total what the rule was applied to
    /// @param points of the rule, for each `amount`
    /// @param granted what came out
    public static String formula(BigDecimal total, String currency, long points, BigDecimal amount, long granted) {
        long before = total.multiply(BigDecimal.valueOf(points))
                        .divide(amount, 0, RoundingMode.FLOOR)
                        .min(BigDecimal.valueOf(Points.MOST))
                        .longValueExact()
                - granted;
        return "floor(%s %s × %d / %s %s)%s = %d"
                .formatted(
                        plain(total),
                        currency,
                        points,
                        plain(amount),
                        currency,
                        before > 0 ? " − " + before : "",
                        granted);
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
