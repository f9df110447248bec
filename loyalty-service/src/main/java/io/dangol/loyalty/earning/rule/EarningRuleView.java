package io.dangol.loyalty.earning.rule;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A rule, as the API shows it.
@Schema(
        name = "EarningRule",
        description = "What purchases in a currency earn: floor(total × points / amount) points each.")
record EarningRuleView(
        @Schema(description = "The rule.", maxLength = 30, examples = "rul_0000000000e008000000000082")
        String id,

        @Schema(description = "The currency, ISO 4217.", pattern = "^[A-Z]{3}$", maxLength = 3, examples = "USD")
        String currency,

        @Schema(description = EarningRuleRequest.AMOUNT, maxLength = Amounts.LENGTH_MOST, examples = "1")
        String amount,

        @Schema(description = EarningRuleRequest.POINTS, minimum = "1", maximum = "1000000", examples = "1")
        long points,

        @Schema(description = "How fractions of a point are treated.", enumeration = "down", examples = "down")
        String rounding,

        @Schema(description = "Grows by 1 with each change, from 1.", minimum = "1", examples = "1")
        int version,

        @Schema(description = "When the rule was made, in UTC.", examples = "2026-11-21T00:30:00Z")
        Instant createdAt,

        @Schema(description = "When this version began, in UTC.", examples = "2026-11-21T00:30:00Z")
        Instant changedAt) {}
