package io.dangol.feedback.intake;

import io.dangol.feedback.intake.Understanding.NotUnderstood;
import io.dangol.kit.problem.Refusal.Violation;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery that verified and could not be understood.
///
/// @param body as it came over the wire
/// @param reason what is wrong with it
/// @param feedbackId what it became after all; null while it waits
record Quarantined(
        UUID id,
        UUID sourceId,
        String webhookId,
        Buffer body,
        String reason,
        List<Violation> violations,
        Instant receivedAt,
        @Nullable UUID feedbackId,
        @Nullable Instant replayedAt) {

    static Quarantined waiting(
            UUID id, UUID sourceId, String webhookId, Buffer body, NotUnderstood why, Instant receivedAt) {
        return new Quarantined(id, sourceId, webhookId, body, why.reason(), why.violations(), receivedAt, null, null);
    }
}
