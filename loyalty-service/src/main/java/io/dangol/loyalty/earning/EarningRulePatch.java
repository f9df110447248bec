package io.dangol.loyalty.earning;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A merge patch (RFC 7396) of a rule: what is absent stays. Nothing of a rule can be removed, so null is an error.
@Schema(
        name = "EarningRulePatch",
        description = "What to change; what is absent stays as it is. The currency never changes.",
        additionalProperties = Schema.False.class)
record EarningRulePatch(
        @JsonSetter(nulls = Nulls.FAIL)
        @Pattern(regexp = Amounts.PATTERN, message = EarningRuleRequest.AMOUNT_MESSAGE) @Schema(description = EarningRuleRequest.AMOUNT, maxLength = Amounts.LENGTH_MOST, examples = "1")
        @Nullable String amount,

        @JsonSetter(nulls = Nulls.FAIL)
        @Min(value = EarningRuleRequest.POINTS_LEAST, message = EarningRuleRequest.POINTS_MESSAGE) @Max(value = EarningRuleRequest.POINTS_MOST, message = EarningRuleRequest.POINTS_MESSAGE) @Schema(description = EarningRuleRequest.POINTS, examples = "2")
        @Nullable Long points) {}
