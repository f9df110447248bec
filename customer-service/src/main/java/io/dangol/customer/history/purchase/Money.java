package io.dangol.customer.history.purchase;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An amount of money that is not negative, with exactly as many decimals as its currency has.
///
/// @param amount a decimal number, `11.77` or `12900`; never binary floating point
/// @param currency ISO 4217
@Schema(description = "An amount of money.")
public record Money(
        @Schema(
                required = true,
                description = "A decimal number that is not negative, with at most the decimals of its currency.",
                pattern = Money.AMOUNT,
                maxLength = 20,
                examples = "12900")
        @JsonProperty(required = true)
        String amount,

        @Schema(
                required = true,
                description = "The currency (ISO 4217).",
                pattern = Money.CURRENCY,
                maxLength = 3,
                examples = "KRW")
        @JsonProperty(required = true)
        String currency) {
    static final String AMOUNT = "^[0-9]{1,15}(\\.[0-9]{1,4})?$";
    static final String CURRENCY = "^[A-Z]{3}$";

    private static final Pattern AMOUNT_PATTERN = Pattern.compile(AMOUNT);
    private static final Pattern CURRENCY_PATTERN = Pattern.compile(CURRENCY);

    /// The decimals that amounts in a currency have; empty where `currency` is none that things are paid in.
    static Optional<Integer> decimals(String currency) {
        if (!CURRENCY_PATTERN.matcher(currency).matches()) {
            return Optional.empty();
        }
        try {
            int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
            return decimals < 0 ? Optional.empty() : Optional.of(decimals);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /// The money that a caller wrote, in its one form; empty where `amount` is none in a currency with `decimals`.
    static Optional<Money> read(String amount, String currency, int decimals) {
        if (!AMOUNT_PATTERN.matcher(amount).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(amount);
        return number.scale() > decimals ? Optional.empty() : Optional.of(of(number, currency));
    }

    /// The sum.
    ///
    /// @throws IllegalArgumentException for another currency
    public Money plus(Money other) {
        return of(number().add(other.in(currency)), currency);
    }

    /// Whether this is more than `other`.
    ///
    /// @throws IllegalArgumentException for another currency
    public boolean isMoreThan(Money other) {
        return number().compareTo(other.in(currency)) > 0;
    }

    /// Whether this is nothing; not named `is…`, which would show on the wire.
    public boolean nothing() {
        return number().signum() == 0;
    }

    private BigDecimal in(String wanted) {
        if (!currency.equals(wanted)) {
            throw new IllegalArgumentException("amounts in " + currency + " and " + wanted + " have no sum");
        }
        return number();
    }

    private BigDecimal number() {
        return new BigDecimal(amount);
    }

    /// Money as it is stored.
    public static Money of(BigDecimal amount, String currency) {
        int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        return new Money(amount.setScale(decimals).toPlainString(), currency);
    }
}
