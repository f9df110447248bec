package io.dangol.feedback.survey.result;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An interval at 95% confidence, in the unit of its figure.
@Schema(
        name = "ResultInterval",
        description = "The bounds at 95% confidence, in the unit of the figure.",
        requiredProperties = {"low", "high"})
public record Interval(
        @Schema(description = "The lower bound.", examples = "12.5")
        double low,

        @Schema(description = "The upper bound.", examples = "47.5")
        double high) {

    Interval within(double lowest, double highest) {
        return new Interval(Math.max(low, lowest), Math.min(high, highest));
    }

    Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }
}
