package io.dangol.feedback.intake.quarantine;

import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery that verified and could not be understood.
///
/// @param body as it came over the wire
/// @param reason what is wrong with it
/// @param handled how it left the quarantine; null while it waits
record Quarantined(
        UUID id,
        SourceId sourceId,
        String webhookId,
        Buffer body,
        String reason,
        List<Violation> violations,
        Instant receivedAt,
        @Nullable Handled handled) {

    /// How, when and by whom it left the quarantine.
    ///
    /// @param by the subject of the token
    /// @param feedbackId what it became; null of a discarded one
    /// @param discardReason why it was discarded; null of any other
    record Handled(
            How how,
            String by,
            Instant at,
            @Nullable UUID feedbackId,
            @Nullable String discardReason) {
        static Handled recorded(How how, String by, Instant at, UUID feedbackId) {
            return new Handled(how, by, at, feedbackId, null);
        }

        static Handled discarded(String by, Instant at, String reason) {
            return new Handled(How.DISCARDED, by, at, null, reason);
        }
    }

    /// The ways out of the quarantine.
    enum How {
        /// As it came.
        REPLAYED,
        /// With what an operator put in its place.
        REPAIRED,
        /// Not at all.
        DISCARDED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static How of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /// Insists that it still waits: it leaves the quarantine once.
    ///
    /// @throws Refusal 409
    void requireWaiting() {
        Handled before = handled;
        if (before == null) {
            return;
        }
        throw switch (before.how()) {
            case REPLAYED, REPAIRED ->
                new Refusal(QuarantineProblem.ALREADY_REPLAYED, "see its feedbackId for what it became");
            case DISCARDED -> new Refusal(QuarantineProblem.ALREADY_DISCARDED, "see its discardReason for why");
        };
    }
}
