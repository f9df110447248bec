package io.dangol.feedback.source.secret;

import io.vertx.core.buffer.Buffer;
import java.util.Locale;

/// A secret or a public key with what it is for.
///
/// @param bytes of an HMAC what the MAC takes as its key, of ed25519 the 32 bytes of RFC 8032
record SecretMaterial(Kind kind, Buffer bytes) {
    enum Kind {
        HMAC,
        ED25519;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
