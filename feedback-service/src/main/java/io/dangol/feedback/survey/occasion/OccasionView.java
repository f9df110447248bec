package io.dangol.feedback.survey.occasion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of an occasion that was sent in.
@Schema(
        name = "SurveyOccasion",
        description = "What became of it.",
        requiredProperties = {"kind", "source", "orderId", "surveys"})
public record OccasionView(
        OccasionKind kind,

        @Schema(description = "The source of the purchase.", maxLength = 100, examples = "shop-kr")
        String source,

        @Schema(description = "The source's id of the purchase.", maxLength = 200, examples = "A-1001")
        String orderId,

        @Schema(
                description = "How many surveys ask because of it, or sooner or later than they thought; 0 where none"
                        + " waits for deliveries, does not ask this customer, or has asked or been told before.",
                minimum = "0",
                examples = "1")
        int surveys) {}
