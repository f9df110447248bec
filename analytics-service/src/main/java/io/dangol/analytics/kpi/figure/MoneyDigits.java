package io.dangol.analytics.kpi.figure;

import java.util.Currency;

/// How many digits a currency has behind the point.
final class MoneyDigits {
    private MoneyDigits() {}

    /// By ISO 4217; 0 for what that does not know.
    static int of(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return 0;
        }
    }
}
