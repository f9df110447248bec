package io.dangol.feedback.understanding.retraining;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far a version has come.
@Schema(
        name = "ClassifierVersionState",
        description =
                "`training`; `candidate`: learnt and measured, in use nowhere; `active`: it answers; `retired`: it"
                        + " answers no more, or never did; `failed`.")
enum VersionState {
    @JsonProperty("training")
    TRAINING,
    @JsonProperty("candidate")
    CANDIDATE,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("retired")
    RETIRED,
    @JsonProperty("failed")
    FAILED;

    /// The name in JSON and the database.
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VersionState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    boolean canBeActivated() {
        return switch (this) {
            case CANDIDATE, RETIRED -> true;
            case TRAINING, ACTIVE, FAILED -> false;
        };
    }

    boolean canBeRetired() {
        return switch (this) {
            case CANDIDATE, ACTIVE -> true;
            case TRAINING, RETIRED, FAILED -> false;
        };
    }
}
