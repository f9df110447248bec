package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What makes us ask.
@Schema(
        name = "SurveyTriggerKind",
        description =
                "What makes us ask: somebody says so (`manual`), a purchase was delivered, a case was resolved, or"
                        + " it is time again (`periodic`).")
public enum TriggerKind {
    @JsonProperty("manual")
    MANUAL("manual"),
    @JsonProperty("purchase_delivered")
    PURCHASE_DELIVERED("purchase_delivered"),
    @JsonProperty("case_resolved")
    CASE_RESOLVED("case_resolved"),
    @JsonProperty("periodic")
    PERIODIC("periodic");

    @EnumeratedValue
    private final String wire;

    TriggerKind(String wire) {
        this.wire = wire;
    }

    /// The name in JSON and in the database.
    public String wire() {
        return wire;
    }
}
