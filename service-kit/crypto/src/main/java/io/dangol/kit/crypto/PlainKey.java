package io.dangol.kit.crypto;

import io.vertx.core.buffer.Buffer;

/// Key material that is to be wrapped.
///
/// @param material opaque to the provider, 1 to [KeyProvider#MATERIAL_BYTES_MOST] bytes
/// @param associatedData what the key is for; it unwraps with the same only
public record PlainKey(Buffer material, String associatedData) {
    public PlainKey {
        if (material.length() < 1 || material.length() > KeyProvider.MATERIAL_BYTES_MOST) {
            throw new IllegalArgumentException("key material must have 1 to " + KeyProvider.MATERIAL_BYTES_MOST
                    + " bytes; it has " + material.length());
        }
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "PlainKey[" + associatedData + "]";
    }
}
