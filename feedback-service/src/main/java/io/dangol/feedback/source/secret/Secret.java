package io.dangol.feedback.source.secret;

import io.dangol.feedback.base.id.SecretId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A secret, without its value.
///
/// @param expiresAt until when it is taken; null while it is not being replaced
record Secret(
        SecretId id,
        SecretMaterial.Kind kind,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
