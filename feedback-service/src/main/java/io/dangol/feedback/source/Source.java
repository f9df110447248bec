package io.dangol.feedback.source;

import io.dangol.feedback.id.IdKind;
import java.time.Instant;
import java.util.UUID;

/// A partner system that posts feedback.
record Source(UUID id, String name, Instant createdAt) {
    static final String SIGNATURE = "standard_webhooks";

    String webhookUrl() {
        return "/v1/webhooks/" + IdKind.SOURCE.format(id);
    }
}
