package io.dangol.kit.crypto;

import io.vertx.core.buffer.Buffer;
import java.util.UUID;

/// A row of `subject_key`.
///
/// @param subject whose key it is
/// @param keyId the key-encryption key that it is wrapped under
/// @param wrapped the wrapped keyset
public record StoredSubjectKey(UUID subject, String keyId, Buffer wrapped) {
    /// What the keyset is wrapped with, so that it unwraps for its subject only.
    public static String associatedData(UUID subject) {
        return "subject-key|" + subject;
    }

    /// The key as its provider takes it.
    public WrappedKey asWrappedKey() {
        return new WrappedKey(keyId, wrapped, associatedData(subject));
    }
}
