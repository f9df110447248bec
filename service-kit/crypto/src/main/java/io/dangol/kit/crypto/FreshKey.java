package io.dangol.kit.crypto;

import com.google.crypto.tink.KeysetHandle;
import io.dangol.kit.crypto.keyset.Keysets;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.util.UUID;

/// A key that was made for a subject, and is stored nowhere yet.
///
/// @param key what is to be wrapped
/// @param cipher what seals under it
record FreshKey(UUID subject, PlainKey key, FieldCipher cipher) {
    static FreshKey of(UUID subject) {
        KeysetHandle keyset = Keysets.newAead();
        try {
            return new FreshKey(
                    subject,
                    new PlainKey(Buffer.buffer(Keysets.serialize(keyset)), StoredSubjectKey.associatedData(subject)),
                    FieldCipher.of(subject, keyset));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a new keyset encrypts", impossible);
        }
    }
}
