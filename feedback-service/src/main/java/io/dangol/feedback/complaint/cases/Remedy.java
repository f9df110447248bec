package io.dangol.feedback.complaint.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a case was put right.
@Schema(description = "How a case was put right. Points that come along are its `compensation`, whatever the remedy.")
public enum Remedy {
    @JsonProperty("refund")
    REFUND,
    @JsonProperty("replacement")
    REPLACEMENT,
    @JsonProperty("repair")
    REPAIR,
    @JsonProperty("discount")
    DISCOUNT,
    @JsonProperty("points")
    POINTS,
    @JsonProperty("apology")
    APOLOGY,
    @JsonProperty("explanation")
    EXPLANATION,
    /// Nothing was due.
    @JsonProperty("none")
    NONE,
    @JsonProperty("other")
    OTHER;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Remedy of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
