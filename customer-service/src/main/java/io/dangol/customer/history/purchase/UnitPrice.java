package io.dangol.customer.history.purchase;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The price of one thing: finer than what is paid (a litre of petrol, a kilowatt-hour), and negative for a discount.
///
/// @param amount a decimal number with at least the decimals of its currency and at most 6
/// @param currency ISO 4217
@Schema(description = "The price of one thing; negative for a discount.")
public record UnitPrice(
        @Schema(
                required = true,
                description = "A decimal number with at most 6 decimals; negative for a discount.",
                pattern = UnitPrice.AMOUNT,
                maxLength = 23,
                examples = "6450")
        @JsonProperty(required = true)
        String amount,

        @Schema(
                required = true,
                description = "The currency (ISO 4217), that of the total.",
                pattern = Money.CURRENCY,
                maxLength = 3,
                examples = "KRW")
        @JsonProperty(required = true)
        String currency) {
    static final String AMOUNT = "^-?[0-9]{1,15}(\\.[0-9]{1,6})?$";

    private static final Pattern AMOUNT_PATTERN = Pattern.compile(AMOUNT);

    /// The price that a caller wrote, in its one form; empty where `amount` is none.
    ///
    /// @param decimals of the currency; the price has more only where it needs them
    static Optional<UnitPrice> read(String amount, String currency, int decimals) {
        if (!AMOUNT_PATTERN.matcher(amount).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(amount);
        int needed = Math.max(decimals, number.stripTrailingZeros().scale());
        return Optional.of(new UnitPrice(number.setScale(needed).toPlainString(), currency));
    }

    /// Whether it is less than 0.
    public boolean negative() {
        return number().signum() < 0;
    }

    BigDecimal number() {
        return new BigDecimal(amount);
    }
}
