package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
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
    DRAFT,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("ended")
    ENDED;

    /// The name in JSON and in the database.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SurveyState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    static @Nullable String inQuery(@Nullable String state) {
        if (state != null
                && Arrays.stream(values()).noneMatch(known -> known.wire().equals(state))) {
            throw CommonProblem.invalid("state", "is draft, active, paused or ended");
        }
        return state;
    }
}
