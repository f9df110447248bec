package io.dangol.feedback.survey.occasion;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What may be told from outside.
@Schema(name = "SurveyOccasionKind", description = "What happened: a purchase was delivered.")
public enum OccasionKind {
    @JsonProperty("purchase_delivered")
    PURCHASE_DELIVERED
}
