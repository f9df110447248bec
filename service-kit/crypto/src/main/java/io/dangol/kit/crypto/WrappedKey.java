package io.dangol.kit.crypto;

import io.vertx.core.buffer.Buffer;

/// Key material wrapped under a key-encryption key.
///
/// @param keyId which key-encryption key
/// @param wrapped what to store
/// @param associatedData what it was wrapped with
public record WrappedKey(String keyId, Buffer wrapped, String associatedData) {}
