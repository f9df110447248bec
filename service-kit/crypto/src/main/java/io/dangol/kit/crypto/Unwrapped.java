package io.dangol.kit.crypto;

import io.vertx.core.buffer.Buffer;

/// What became of one wrapped key. One that cannot be unwrapped fails none of the others.
public sealed interface Unwrapped {
    /// The key material as it was wrapped.
    record Material(Buffer material) implements Unwrapped {
        /// Without the secret.
        @Override
        public String toString() {
            return "Material[]";
        }
    }

    /// It cannot be unwrapped.
    record Refused(Reason reason) implements Unwrapped {}

    /// Why a key cannot be unwrapped.
    enum Reason {
        /// The provider does not have the key-encryption key, or no longer.
        UNKNOWN_KEY,
        /// It is not what the provider wrapped, or was wrapped for something else.
        DAMAGED
    }
}
