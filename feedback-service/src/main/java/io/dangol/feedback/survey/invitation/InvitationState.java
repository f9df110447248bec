package io.dangol.feedback.survey.invitation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of an invitation.
@Schema(
        name = "InvitationState",
        description = "What became of it: its link can be answered (`issued`), was answered to the end (`completed`),"
                + " expired with something answered (`partial`) or nothing (`expired`), was called back (`revoked`); or it was"
                + " never issued, because of a rule (`suppressed`).")
public enum InvitationState {
    @JsonProperty("issued")
    ISSUED,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("partial")
    PARTIAL,
    @JsonProperty("expired")
    EXPIRED,
    @JsonProperty("revoked")
    REVOKED,
    @JsonProperty("suppressed")
    SUPPRESSED;

    /// The name in JSON and in the database.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InvitationState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    static @Nullable String inQuery(@Nullable String state) {
        if (state != null
                && Arrays.stream(values()).noneMatch(known -> known.wire().equals(state))) {
            throw CommonProblem.invalid("state", "must be a state of invitations");
        }
        return state;
    }
}
