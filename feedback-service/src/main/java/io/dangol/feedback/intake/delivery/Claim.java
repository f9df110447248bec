package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.base.id.SourceId;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;

/// A verified delivery, and the answer that it gets if it is the first of its name.
///
/// @param id of what it becomes
/// @param state what becomes of it
record Claim(Delivery delivery, UUID id, Receipt.State state, Instant receivedAt) {
    /// A delivery's name.
    ///
    /// @param bodyDigest SHA-256 of the raw body
    record Delivery(SourceId sourceId, String webhookId, Buffer bodyDigest) {}

    DeliveryAnswer answer() {
        return answer(id, state);
    }

    /// The answer that it gets as the first of its name.
    DeliveryAnswer answer(UUID answerId, Receipt.State given) {
        return new DeliveryAnswer(answerId, given, true, true);
    }
}
