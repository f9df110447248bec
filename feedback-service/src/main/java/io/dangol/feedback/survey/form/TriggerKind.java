package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What makes us ask.
@Schema(
        name = "SurveyTriggerKind",
        description =
                "What makes us ask: somebody says so (`manual`), a purchase was delivered, a case was resolved, or"
                        + " it is time again (`periodic`).")
public enum TriggerKind {
    @JsonProperty("manual")
    MANUAL,
    @JsonProperty("purchase_delivered")
    PURCHASE_DELIVERED,
    @JsonProperty("case_resolved")
    CASE_RESOLVED,
    @JsonProperty("periodic")
    PERIODIC;

    /// The name in JSON and in the database.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of a name that [#wire()] gave.
    static TriggerKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
