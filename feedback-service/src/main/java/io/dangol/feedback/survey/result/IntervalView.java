package io.dangol.feedback.survey.result;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An interval at 95% confidence, in the unit of its figure.
@Schema(
        name = "ResultInterval",
        description = "The bounds at 95% confidence, in the unit of the figure.",
        requiredProperties = {"low", "high"})
public record IntervalView(
        @Schema(description = "The lower bound.", examples = "12.5")
        double low,

        @Schema(description = "The upper bound.", examples = "47.5")
        double high) {}
