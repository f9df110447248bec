package io.dangol.feedback.source;

import java.security.PublicKey;
import javax.crypto.spec.SecretKeySpec;

/// What a signature is checked with.
public sealed interface SigningKey {
    /// A secret that both sides know, for HMAC-SHA256.
    record Hmac(SecretKeySpec key) implements SigningKey {
        /// The algorithm, as Java names it.
        public static final String ALGORITHM = "HmacSHA256";

        /// @param secret the secret's bytes
        public static Hmac of(byte[] secret) {
            return new Hmac(new SecretKeySpec(secret, ALGORITHM));
        }
    }

    /// The public half of a key of the partner's, for ed25519 (RFC 8032).
    record Ed25519(PublicKey key) implements SigningKey {
        /// The algorithm, as Java names it.
        public static final String ALGORITHM = "Ed25519";
    }
}
