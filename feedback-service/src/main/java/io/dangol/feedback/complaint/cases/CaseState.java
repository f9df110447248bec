package io.dangol.feedback.complaint.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How far a case is.
@Schema(
        description =
                "How far a case is: `open`, then `acknowledged` (may be skipped), then `resolved`, then `closed`.")
public enum CaseState {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("acknowledged")
    ACKNOWLEDGED,
    @JsonProperty("resolved")
    RESOLVED,
    @JsonProperty("closed")
    CLOSED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CaseState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /// A query parameter's state, in the form of the database.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if it is none
    static @Nullable String inQuery(@Nullable String state) {
        if (state != null
                && Arrays.stream(values()).noneMatch(known -> known.wire().equals(state))) {
            throw CommonProblem.invalid("state", "must be open, acknowledged, resolved or closed");
        }
        return state;
    }
}
