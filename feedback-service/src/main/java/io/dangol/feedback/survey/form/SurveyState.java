package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether a survey asks anybody.
@Schema(
        name = "SurveyState",
        description =
                "A `draft` asks nobody yet, an `active` one asks, a `paused` one asks nobody for a while, an `ended`"
                        + " one never again. Links that were given out can be answered until they expire, whatever the state.")
public enum SurveyState {
    @JsonProperty("draft")
    DRAFT("draft"),
    @JsonProperty("active")
    ACTIVE("active"),
    @JsonProperty("paused")
    PAUSED("paused"),
    @JsonProperty("ended")
    ENDED("ended");

    @EnumeratedValue
    private final String wire;

    SurveyState(String wire) {
        this.wire = wire;
    }

    /// The name in JSON and in the database.
    public String wire() {
        return wire;
    }

    static SurveyState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /// @param state what a query parameter asks for; null for all
    /// @throws io.dangol.kit.problem.Refusal 400 if it is none
    static @Nullable SurveyState inQuery(@Nullable String state) {
        if (state == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(known -> known.wire.equals(state))
                .findFirst()
                .orElseThrow(() -> CommonProblem.invalid("state", "must be draft, active, paused or ended"));
    }
}
