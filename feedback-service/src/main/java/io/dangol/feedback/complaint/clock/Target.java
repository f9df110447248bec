package io.dangol.feedback.complaint.clock;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is promised to happen in time.
@Schema(
        name = "SlaTarget",
        description = "What is promised: that we tell that we are at it, that a person answers, that the customer hears"
                + " of it again and again until it is resolved, that it is resolved.")
public enum Target {
    @JsonProperty("acknowledge")
    ACKNOWLEDGE,
    @JsonProperty("first_response")
    FIRST_RESPONSE,
    /// Starts with an answer, and anew with each further one; there is none before the first.
    @JsonProperty("update")
    UPDATE,
    @JsonProperty("resolution")
    RESOLUTION;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Target of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
