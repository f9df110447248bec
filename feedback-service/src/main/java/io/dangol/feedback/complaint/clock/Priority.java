package io.dangol.feedback.complaint.clock;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How soon something has to be put right.
@Schema(description = "How soon it has to be put right; each has its service level policy.")
public enum Priority {
    @JsonProperty("urgent")
    URGENT,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("normal")
    NORMAL,
    @JsonProperty("low")
    LOW;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The priority of a name; empty where there is none.
    public static Optional<Priority> parse(String wire) {
        return Arrays.stream(values())
                .filter(known -> known.wire().equals(wire))
                .findFirst();
    }

    public static Priority of(String wire) {
        return parse(wire).orElseThrow();
    }
}
