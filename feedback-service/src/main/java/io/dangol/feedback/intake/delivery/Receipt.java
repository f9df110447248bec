package io.dangol.feedback.intake.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.feedback.base.id.IdKind;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The answer to a verified delivery, the same however often it is sent.
@Schema(
        description = "The answer to a verified delivery, the same however often it is sent.",
        requiredProperties = {"id", "state"})
public record Receipt(
        @Schema(
                description = "`fbk_…`, the feedback that it became, or `qua_…`, where it is kept until somebody"
                        + " corrects it.",
                maxLength = 30,
                examples = "fbk_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        State state) {

    /// What became of a delivery.
    @Schema(
            name = "DeliveryState",
            description = "`received`: it is recorded. `quarantined`: it is kept, but nobody could make sense of it.")
    public enum State {
        @JsonProperty("received")
        RECEIVED(IdKind.FEEDBACK),
        @JsonProperty("quarantined")
        QUARANTINED(IdKind.QUARANTINED);

        private final IdKind kind;

        State(IdKind kind) {
            this.kind = kind;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /// The answer to a delivery that became `id`.
    public static Receipt of(UUID id, State state) {
        return new Receipt(state.kind.format(id), state);
    }
}
