package io.dangol.loyalty.earning.rule;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Amounts of money as decimal text, and the currencies there are.
public final class Amounts {
    /// 0 or more, at most 15 digits before the point and 4 behind it.
    static final String PATTERN = "^(0|[1-9][0-9]{0,14})(\\.[0-9]{1,4})?$";
    /// What the pattern asks for, in words.
    public static final String MESSAGE =
            "must be a decimal text with at most 15 digits before the point and 4 behind it";
    /// The longest text that the pattern admits.
    static final int LENGTH_MOST = 20;

    private static final Pattern FORM = Pattern.compile(PATTERN);
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Amounts() {}

    /// An amount as a number.
    ///
    /// @throws IllegalArgumentException if `text` does not have the form
    public static BigDecimal parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("an amount is a decimal text");
        }
        return new BigDecimal(text);
    }

    static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }
}
