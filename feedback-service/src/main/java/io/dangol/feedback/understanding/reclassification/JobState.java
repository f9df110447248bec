package io.dangol.feedback.understanding.reclassification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far a reclassification has come.
@Schema(
        name = "ReclassificationState",
        description = "`previewing`: the difference is being found; `previewed`: it is there, and nothing has changed;"
                + " `applying`; `applied`; `discarded`; `failed`.")
enum JobState {
    @JsonProperty("previewing")
    PREVIEWING,
    @JsonProperty("previewed")
    PREVIEWED,
    @JsonProperty("applying")
    APPLYING,
    @JsonProperty("applied")
    APPLIED,
    @JsonProperty("discarded")
    DISCARDED,
    @JsonProperty("failed")
    FAILED;

    /// The name in JSON and the database.
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    boolean canBeApplied() {
        return switch (this) {
            case PREVIEWED -> true;
            case PREVIEWING, APPLYING, APPLIED, DISCARDED, FAILED -> false;
        };
    }

    boolean canBeDiscarded() {
        return switch (this) {
            case PREVIEWING, PREVIEWED -> true;
            case APPLYING, APPLIED, DISCARDED, FAILED -> false;
        };
    }
}
