package io.dangol.feedback.source.partner;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A secret, without its value.
///
/// @param expiresAt until when it is taken; null while it is not being replaced
record Secret(
        UUID id,
        SecretMaterial.Kind kind,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
