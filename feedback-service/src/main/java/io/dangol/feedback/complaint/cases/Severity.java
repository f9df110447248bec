package io.dangol.feedback.complaint.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How bad it is for the customer.
@Schema(description = "How bad it is for the customer.")
public enum Severity {
    @JsonProperty("minor")
    MINOR,
    @JsonProperty("moderate")
    MODERATE,
    @JsonProperty("major")
    MAJOR,
    @JsonProperty("critical")
    CRITICAL;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Severity of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
