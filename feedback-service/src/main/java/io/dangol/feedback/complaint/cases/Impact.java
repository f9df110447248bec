package io.dangol.feedback.complaint.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How many it concerns: one customer, some, or many.
@Schema(description = "How many it concerns: one customer, some, or many.")
public enum Impact {
    @JsonProperty("one")
    ONE,
    @JsonProperty("some")
    SOME,
    @JsonProperty("many")
    MANY;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Impact of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
