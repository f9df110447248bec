package io.dangol.loyalty.earning.rule;

import io.dangol.kit.openapi.GivenOnce;
import io.dangol.kit.problem.CommonProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A rule, as it is asked for.
@Schema(
        name = "EarningRuleRequest",
        description = "An earning rule, as it is asked for.",
        additionalProperties = Schema.False.class)
record EarningRuleRequest(
        @GivenOnce
        @NotNull(message = "is required") @Pattern(regexp = "^[A-Z]{3}$", message = "is an ISO 4217 code in capitals") @Schema(
                description = "The currency of the purchases that it applies to, ISO 4217.",
                maxLength = 3,
                examples = "GBP")
        String currency,

        @NotNull(message = "is required") @Pattern(regexp = Amounts.PATTERN, message = Amounts.MESSAGE) @Schema(description = EarningRuleRequest.AMOUNT, maxLength = Amounts.LENGTH_MOST, examples = "1")
        String amount,

        @NotNull(message = "is required") @Min(value = EarningRuleRequest.POINTS_LEAST, message = EarningRuleRequest.POINTS_MESSAGE) @Max(value = EarningRuleRequest.POINTS_MOST, message = EarningRuleRequest.POINTS_MESSAGE) @Schema(description = EarningRuleRequest.POINTS, examples = "1")
        Long points) {
    static final String AMOUNT = "The amount of money, in units of the currency, more than 0, that earns `points`.";
    static final String POINTS = "Points for each `amount`; a purchase earns floor(total × points / amount).";
    static final String POINTS_MESSAGE = "must be 1 to 1,000,000";
    static final long POINTS_LEAST = 1;
    static final long POINTS_MOST = 1_000_000;

    /// @throws io.dangol.kit.problem.Refusal 400 for 0
    BigDecimal positiveAmount() {
        BigDecimal exact = Amounts.parse(amount);
        if (exact.signum() == 0) {
            throw CommonProblem.invalid("amount", "must be more than 0");
        }
        return exact;
    }
}
