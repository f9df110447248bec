package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.intake.delivery.Understanding.NotUnderstood;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;

/// A delivery that verified and could not be understood, on its way to the quarantine.
///
/// @param id under which it is kept
/// @param webhookId the sender's id for it
/// @param body as it came over the wire
public record UnclearDelivery(
        UUID id, SourceId sourceId, String webhookId, Buffer body, NotUnderstood why, Instant receivedAt) {}
