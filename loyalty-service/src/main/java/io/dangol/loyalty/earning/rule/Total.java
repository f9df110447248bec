package io.dangol.loyalty.earning.rule;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.Objects;

/// Money that a rule is applied to, as events have it.
///
/// @param amount a decimal text, 0 or more
/// @param currency ISO 4217
@JsonIgnoreProperties(ignoreUnknown = true)
public record Total(String amount, String currency) {
    /// Insists on the form of the amount.
    public Total {
        Amounts.parse(amount);
        Objects.requireNonNull(currency);
    }

    /// The amount as a number.
    public BigDecimal value() {
        return Amounts.parse(amount);
    }
}
